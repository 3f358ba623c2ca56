package format

// NewHostWriter returns a writer that lays out on the display of the session's host; without a host nothing is shown.
func NewHostWriter(e Engine) *Writer {
	host := e.Session().Host
	if host == nil {
		return NewWriter(e, Options{Sink: Sink{Line: func(string) error { return nil }}})
	}
	return NewWriter(e, Options{
		// The last column stays free, or a full line would make the terminal break it.
		Width: max(host.Width()-1, 0),
		Sink: Sink{Styled: Rendered(e.Session(), true), Line: func(line string) error {
			host.Write(line + "\n")
			return e.Context().Err()
		}},
	})
}
