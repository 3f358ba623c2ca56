package interp

import (
	"strings"
	"unicode/utf8"

	"goposh/runtime/errs"
	"goposh/runtime/session"
)

// choice is an answer that the user may give: its key letter, its label and what it does.
type choice struct{ key, label, help string }

// The answers to a confirmation, as PowerShell words them.
var (
	choiceYes      = choice{"Y", "Yes", "Continue with only the next step of the operation."}
	choiceYesToAll = choice{"A", "Yes to All", "Continue with all the steps of the operation."}
	choiceNo       = choice{"N", "No", "Skip this operation and proceed with the next operation."}
	choiceNoToAll  = choice{"L", "No to All", "Skip this operation and all subsequent operations."}
	choiceHalt     = choice{"H", "Halt Command", "Stop this command."}
	choiceSuspend  = choice{"S", "Suspend", "Pause the current pipeline and return to the command prompt. Type \"exit\" to resume the pipeline."}
)

// choose puts a question to the user and returns the chosen answer; an empty line takes the first.
func (rs *Runspace) choose(caption, message string, choices ...choice) (choice, error) {
	h := rs.sess.Host
	if h == nil || !h.Interactive() {
		return choice{}, noPrompt(rs.sess)
	}
	h.Write("\n" + caption + "\n" + message + "\n")
	for {
		writeChoices(h, choices)
		line, err := h.ReadLine(rs.ctx, false)
		if err != nil {
			if cerr := rs.ctx.Err(); cerr != nil {
				return choice{}, cerr
			}
			// The end of the input is no answer.
			return choice{}, errs.NewException("System.NullReferenceException", "Object reference not set to an instance of an object.")
		}
		line = strings.TrimSpace(line)
		if line == "" {
			return choices[0], nil
		}
		if line == "?" {
			for _, c := range choices {
				writeWrapped(h, c.key+" - "+c.help)
			}
			continue
		}
		for _, c := range choices {
			if strings.EqualFold(line, c.key) || strings.EqualFold(line, c.label) {
				return c, nil
			}
		}
	}
}

// writeChoices shows the answers, broken where the display ends; a part that begins a new line loses its last space.
func writeChoices(h session.Host, choices []choice) {
	limit, used := h.Width()-1, 0
	part := func(text string) {
		if n := utf8.RuneCountInString(text); limit > 0 && used+n > limit {
			h.Write("\n")
			text, used = strings.TrimRight(text, " "), 0
		}
		used += utf8.RuneCountInString(text)
		h.Write(text)
	}
	for _, c := range choices {
		part("[" + c.key + "] " + c.label + "  ")
	}
	part("[?] Help ")
	part("(default is \"" + choices[0].key + "\"): ")
}

// writeWrapped writes a line, broken before the blank where the display ends.
func writeWrapped(h session.Host, text string) {
	limit := h.Width() - 1
	for limit > 0 && len(text) > limit {
		at := strings.LastIndexByte(text[:limit+1], ' ')
		if at <= 0 {
			break
		}
		h.Write(text[:at] + "\n")
		text = text[at:]
	}
	h.Write(text + "\n")
}
