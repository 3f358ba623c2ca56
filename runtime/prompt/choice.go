package prompt

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"goposh/runtime/errs"
	"goposh/runtime/session"
)

// Choice is an answer that the user may give: its key, its label and what it does.
type Choice struct{ Key, Label, Help string }

// NewChoice reads the label of a ChoiceDescription: the character behind & is the key.
func NewChoice(label, help string) Choice {
	before, after, found := strings.Cut(label, "&")
	if !found || after == "" {
		return Choice{Label: label, Help: help}
	}
	_, n := utf8.DecodeRuneInString(after)
	return Choice{Key: strings.ToUpper(after[:n]), Label: before + after, Help: help}
}

// matches tells whether a line names the choice.
func (c Choice) matches(line string) bool {
	return strings.EqualFold(line, c.Label) || c.Key != "" && strings.EqualFold(line, c.Key)
}

// NoDefault is the index that leaves a question without a default answer.
const NoDefault = -1

// Choose puts a question to the user and returns the index of the chosen answer; an empty line takes the default.
func Choose(ctx context.Context, s *session.Session, caption, message string, choices []Choice, def int) (int, error) {
	if s.Host == nil || !s.Host.Interactive() {
		return 0, Unavailable(s)
	}
	heading(s, caption, message)
	for {
		tail := "[?] Help"
		if def != NoDefault {
			tail += " (default is \"" + choices[def].name() + "\")"
		}
		writeChoices(s.Host, choices, tail+": ")
		line, err := readAnswer(ctx, s)
		if err != nil {
			return 0, err
		}
		switch {
		case line == "" && def != NoDefault:
			return def, nil
		case line == "?":
			writeHelp(s.Host, choices)
			continue
		}
		for i, c := range choices {
			if c.matches(line) {
				return i, nil
			}
		}
	}
}

// ChooseMany lets the user choose several answers, one a line up to an empty one, which alone takes the defaults.
func ChooseMany(ctx context.Context, s *session.Session, caption, message string, choices []Choice, defaults []int) ([]int, error) {
	if s.Host == nil || !s.Host.Interactive() {
		return nil, Unavailable(s)
	}
	heading(s, caption, message)
	for _, c := range choices {
		s.Host.Write("[" + c.Key + "] " + c.Label + "  \n")
	}
	s.Host.Write("[?] Help \n")
	switch names := defaultNames(choices, defaults); len(names) {
	case 0:
	case 1:
		s.Host.Write("(default is \"" + names[0] + "\")\n")
	default:
		s.Host.Write("(default choices are " + strings.Join(names, ",") + ")\n")
	}
	var picked []int
	for {
		s.Host.Write("Choice[" + strconv.Itoa(len(picked)) + "]: ")
		line, err := readAnswer(ctx, s)
		if err != nil {
			return nil, err
		}
		switch {
		case line == "" && len(picked) > 0:
			return picked, nil
		case line == "" && len(defaults) > 0:
			return defaults, nil
		case line == "":
			return picked, nil
		case line == "?":
			writeHelp(s.Host, choices)
			continue
		}
		for i, c := range choices {
			if c.matches(line) {
				picked = append(picked, i)
				break
			}
		}
	}
}

// name is how a choice is called in a list of defaults: its key, or its label.
func (c Choice) name() string {
	if c.Key != "" {
		return c.Key
	}
	return c.Label
}

func defaultNames(choices []Choice, defaults []int) []string {
	var names []string
	for _, i := range defaults {
		names = append(names, choices[i].name())
	}
	return names
}

// readAnswer reads a line without the blanks around it. The end of the input is no answer.
func readAnswer(ctx context.Context, s *session.Session) (string, error) {
	line, err := s.Host.ReadLine(ctx, false)
	if err == nil {
		return strings.TrimSpace(line), nil
	}
	if cerr := ctx.Err(); cerr != nil {
		return "", cerr
	}
	return "", errs.NewException("System.NullReferenceException", "Object reference not set to an instance of an object.")
}

// writeChoices shows the answers, broken where the display ends; a part that begins a new line loses its last space.
func writeChoices(h session.Host, choices []Choice, tail string) {
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
		part("[" + c.Key + "] " + c.Label + "  ")
	}
	help, rest, _ := strings.Cut(tail, "(")
	part(help)
	if rest != "" {
		part("(" + rest)
	}
}

func writeHelp(h session.Host, choices []Choice) {
	for _, c := range choices {
		writeWrapped(h, c.name()+" - "+c.Help)
	}
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
