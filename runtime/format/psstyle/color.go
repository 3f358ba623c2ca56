package psstyle

import "strconv"

// consoleColors maps System.ConsoleColor to the code of the foreground color.
var consoleColors = [...]int{30, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97}

// backgroundOffset is what the codes of the background are above those of the foreground.
const backgroundOffset = 10

// ForegroundSequence is the escape sequence of a ConsoleColor as the foreground; "" when there is no such color.
func ForegroundSequence(color int) string { return consoleSequence(color, 0) }

// BackgroundSequence is the escape sequence of a ConsoleColor as the background; "" when there is no such color.
func BackgroundSequence(color int) string { return consoleSequence(color, backgroundOffset) }

// PairSequence is the escape sequence of two ConsoleColors; "" when one is no color.
func PairSequence(foreground, background int) string {
	if ForegroundSequence(foreground) == "" || ForegroundSequence(background) == "" {
		return ""
	}
	return "\x1b[" + strconv.Itoa(consoleColors[foreground]) + ";" + strconv.Itoa(consoleColors[background]+backgroundOffset) + "m"
}

func consoleSequence(color, offset int) string {
	if color < 0 || color >= len(consoleColors) {
		return ""
	}
	return "\x1b[" + strconv.Itoa(consoleColors[color]+offset) + "m"
}
