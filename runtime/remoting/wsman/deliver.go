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

// deliverErrors passes on what a program wrote to its standard error: text, or CLIXML of its streams.
func deliverErrors(rt value.Runtime, text string, s job.Sinks) error {
	for text != "" {
		before, rest, found := strings.Cut(text, header)
		if err := plainErrors(before, s); err != nil {
			return err
		}
		if !found {
			return nil
		}
		const end = "</Objs>"
		doc := strings.TrimLeft(rest, "\r\n")
		n := strings.Index(doc, end)
		if n < 0 {
			return nil
		}
		doc, text = doc[:n+len(end)], doc[n+len(end):]
		items, err := clixml.DeserializeStreams(rt, doc)
		if err != nil {
			return plainErrors(doc, s)
		}
		if err := deliverItems(rt, items, s); err != nil {
			return err
		}
	}
	return nil
}

// plainErrors passes the lines of a text as errors.
func plainErrors(text string, s job.Sinks) error {
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			continue
		}
		if err := s.Error(textError(line)); err != nil {
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

func deliverItems(rt value.Runtime, items []clixml.Item, s job.Sinks) error {
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
			name = "error"
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
