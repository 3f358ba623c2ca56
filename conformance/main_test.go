package conformance

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
)

// Arguments that make the test binary a worker.
const (
	workerArg     = "-conformance-worker"
	fakeWorkerArg = "-conformance-fake-worker"
)

func TestMain(m *testing.M) {
	if len(os.Args) == 2 {
		var engines Engines
		switch os.Args[1] {
		case workerArg:
			engines = DefaultEngines()
		case fakeWorkerArg:
			engines = fakeEngines()
		}
		if engines != (Engines{}) {
			if err := RunWorker(engines); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		}
	}
	os.Exit(m.Run())
}

// fakeEngine answers a script of the form "VERB REST".
type fakeEngine struct{}

func fakeEngines() Engines { return Engines{InProcess: fakeEngine{}, Parse: fakeParser{}} }

func (fakeEngine) RunInProcess(ctx context.Context, c *Case, dir string) (*Result, error) {
	verb, rest, _ := strings.Cut(c.Script, " ")
	switch verb {
	case "say":
		return &Result{Types: []string{"System.String"}, Text: rest + "\n"}, nil
	case "pwd":
		return &Result{Types: []string{"System.String"}, Text: "at " + dir + "/x\n"}, nil
	case "cat":
		content, err := os.ReadFile(dir + "/" + rest)
		return &Result{Types: []string{"System.String"}, Text: string(content)}, err
	case "print":
		fmt.Println(rest)
		return &Result{}, nil
	case "fail":
		return nil, errors.New(rest)
	case "panic":
		panic(rest)
	case "wait":
		<-ctx.Done()
		return &Result{}, nil
	case "hang":
		select {}
	case "exit":
		fmt.Fprintln(os.Stderr, "last words")
		os.Exit(7)
	case "eat":
		var hoard [][]byte
		for ctx.Err() == nil {
			block := make([]byte, 64<<20)
			for i := range block {
				block[i] = 1
			}
			hoard = append(hoard, block)
		}
		return &Result{Text: fmt.Sprint(len(hoard))}, nil
	}
	return nil, fmt.Errorf("unknown verb %q", verb)
}

type fakeParser struct{}

func (fakeParser) Parse(_ context.Context, script string) (*ParseResult, error) {
	if script == "boom" {
		panic(script)
	}
	return &ParseResult{OK: true, AST: "(ScriptBlock@0-" + fmt.Sprint(len(script)) + ")"}, nil
}
