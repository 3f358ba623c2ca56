package wsman

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/value"
)

// header is the line before CLIXML on a standard stream.
const header = "#< CLIXML"

// deliver passes what a program wrote with -OutputFormat XML to the streams it belongs to.
func deliver(rt value.Runtime, out, errOut string, s job.Sinks) error {
	if err := deliverText(rt, out, "output", s); err != nil {
		return err
	}
	return deliverText(rt, errOut, "error", s)
}

func deliverText(rt value.Runtime, text, fallback string, s job.Sinks) error {
	for text != "" {
		before, rest, found := strings.Cut(text, header)
		if err := plainLines(before, fallback, s); err != nil {
			return err
		}
		if !found {
			return nil
		}
		const end = "</Objs>"
		doc := strings.TrimLeft(rest, "\r\n")
		n := strings.Index(doc, end)
		switch {
		case n >= 0:
			doc, text = doc[:n+len(end)], doc[n+len(end):]
		case strings.HasPrefix(doc, "<Objs") && strings.Contains(doc, "/>"):
			n = strings.Index(doc, "/>") + len("/>")
			doc, text = doc[:n], doc[n:]
		default:
			text = ""
		}
		items, err := clixml.DeserializeStreams(rt, doc)
		if err != nil {
			return err
		}
		if err := deliverItems(rt, items, fallback, s); err != nil {
			return err
		}
	}
	return nil
}

// plainLines passes text that is no CLIXML: native programs write it.
func plainLines(text, fallback string, s job.Sinks) error {
	text = strings.Trim(text, "\r\n")
	if text == "" {
		return nil
	}
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		var err error
		if fallback == "error" {
			err = s.Error(textError(line))
		} else {
			err = s.Output(value.String(line))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func textError(message string) *errs.Record {
	r := errs.New("System.Management.Automation.RemoteException", "NativeCommandError", errs.NotSpecified, value.String(message), "%s", message)
	r.PreserveInvocation = true
	return r
}

func deliverItems(rt value.Runtime, items []clixml.Item, fallback string, s job.Sinks) error {
	var lines []string // an error that comes as its rendered lines
	flush := func() error {
		if lines == nil {
			return nil
		}
		text := strings.TrimRight(strings.Join(lines, ""), "\r\n")
		lines = nil
		return s.Error(textError(text))
	}
	for _, it := range items {
		name := strings.ToLower(it.Stream)
		if name == "" {
			name = fallback
		}
		if text, ok := it.Value.Base().AsString(); ok && name == "error" {
			lines = append(lines, text)
			continue
		}
		if err := flush(); err != nil {
			return err
		}
		if err := s.Deliver(rt, name, it.Value); err != nil {
			return err
		}
	}
	return flush()
}
