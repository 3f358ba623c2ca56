package main

// helpText is what -Help prints.
const helpText = `Usage: goposh[.exe] [-Login] [[-File] <filePath> [args]]
                  [-Command { - | <script-block> [-args <arg-array>]
                                | <string> [<CommandParameters>] } ]
                  [-CommandWithArgs <string> [<args>]]
                  [-EncodedCommand <Base64EncodedCommand>]
                  [-InputFormat {Text | XML}] [-OutputFormat {Text | XML}]
                  [-NoExit] [-NoLogo] [-NonInteractive] [-NoProfile]
                  [-Version] [-WorkingDirectory <directoryPath>]
                  [-DumpAst { -File <filePath> | -Command <string> }]

       goposh[.exe] -h | -Help | -? | /?
`
