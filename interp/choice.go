package interp

import "goposh/runtime/prompt"

// The answers to a confirmation, as PowerShell words them.
var (
	choiceYes      = prompt.Choice{Key: "Y", Label: "Yes", Help: "Continue with only the next step of the operation."}
	choiceYesToAll = prompt.Choice{Key: "A", Label: "Yes to All", Help: "Continue with all the steps of the operation."}
	choiceNo       = prompt.Choice{Key: "N", Label: "No", Help: "Skip this operation and proceed with the next operation."}
	choiceNoToAll  = prompt.Choice{Key: "L", Label: "No to All", Help: "Skip this operation and all subsequent operations."}
	choiceHalt     = prompt.Choice{Key: "H", Label: "Halt Command", Help: "Stop this command."}
	choiceSuspend  = prompt.Choice{Key: "S", Label: "Suspend", Help: "Pause the current pipeline and return to the command prompt. Type \"exit\" to resume the pipeline."}
)

// choose puts a question to the user and returns the chosen answer; an empty line takes the first.
func (rs *Runspace) choose(caption, message string, choices ...prompt.Choice) (prompt.Choice, error) {
	i, err := prompt.Choose(rs.ctx, rs.sess, caption, message, choices, 0)
	return choices[i], err
}
