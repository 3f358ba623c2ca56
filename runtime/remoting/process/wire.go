package process

import (
	"encoding/json"
	"io"
	"sync"

	"goposh/runtime/errs"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// start is the first message to the child: what to run, and where. Values are CLIXML.
type start struct {
	Directory string   `json:"directory"`
	Location  string   `json:"location,omitempty"`
	Culture   string   `json:"culture"`
	UICulture string   `json:"uiCulture"`
	Env       []string `json:"env"`
	// Asks tells that questions can be passed on.
	Asks     bool     `json:"asks,omitempty"`
	Init     string   `json:"init,omitempty"`
	Text     string   `json:"text"`
	File     string   `json:"file,omitempty"`
	Args     []string `json:"args,omitempty"`
	Input    []string `json:"input,omitempty"`
	HasInput bool     `json:"hasInput,omitempty"`
	Using    string   `json:"using,omitempty"`
	// User is whose process it is, where it is another user's.
	User string `json:"user,omitempty"`
	// OutputLimit is that of the job's own jobs.
	OutputLimit int `json:"outputLimit,omitempty"`
}

// control is a later message to the child.
type control struct {
	Stop   bool    `json:"stop,omitempty"`
	Answer *string `json:"answer,omitempty"`
}

// event is a message from the child: an object of a stream, a question, or the end.
type event struct {
	Stream string    `json:"stream,omitempty"`
	Value  string    `json:"value,omitempty"`
	Ask    *question `json:"ask,omitempty"`
	End    *end      `json:"end,omitempty"`
}

type question struct {
	Secure bool   `json:"secure,omitempty"`
	Text   string `json:"text,omitempty"`
}

// readyLine is what the child says first, so that nothing is told to somebody else: to sudo, which asks for a password once more.
const readyLine = `{"goposh":"job"}` + "\n"

// end is how the scripts ended: Error is the terminating error; Init tells that it is the initialisation script's. Refused is why
// they were not begun.
type end struct {
	Refused string `json:"refused,omitempty"`
	Error   string `json:"error,omitempty"`
	Init    bool   `json:"init,omitempty"`
	Soft    bool   `json:"soft,omitempty"`
}

// sender writes messages from several goroutines.
type sender struct {
	mu  sync.Mutex
	enc *json.Encoder
}

func newSender(w io.Writer) *sender { return &sender{enc: json.NewEncoder(w)} }

func (s *sender) send(m any) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.enc.Encode(m)
}

// wire is how values cross: as jobs' results do (see job.Transfer).
var wire = clixml.Options{Depth: 1, TypeDepth: true, Compact: true}

func pack(rt value.Runtime, v value.Value) (string, error) { return clixml.Serialize(rt, wire, v) }

func packAll(rt value.Runtime, in []value.Value) ([]string, error) {
	var out []string
	for _, v := range in {
		text, err := pack(rt, v)
		if err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, nil
}

func unpack(rt value.Runtime, text string) (value.Value, error) {
	list, err := clixml.Deserialize(rt, text)
	if err != nil || len(list) == 0 {
		return value.Null, err
	}
	return list[0], nil
}

func unpackAll(rt value.Runtime, in []string) ([]value.Value, error) {
	var out []value.Value
	for _, text := range in {
		v, err := unpack(rt, text)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// names of the streams on the wire.
var streamNames = [...]string{stream.Output: "output", stream.Error: "error", stream.Warning: "warning", stream.Verbose: "verbose",
	stream.Debug: "debug", stream.Information: "information", stream.Progress: "progress"}

// unpackError reads an error record.
func unpackError(rt value.Runtime, text string) (*errs.Record, error) {
	v, err := unpack(rt, text)
	if err != nil {
		return nil, err
	}
	return clixml.ErrorRecord(rt, v, &errs.Origin{}), nil
}
