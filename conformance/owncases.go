package conformance

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"
)

// OwnCases is the name of the area of the project's own script cases.
const OwnCases = "cases"

// LoadOwnCases reads the .txtar cases below dir; a case's id is "cases/" and
// its path below dir without the extension. A missing directory has no cases.
//
// The archive's comment tells what the case shows. Its files:
//
//   - script: an in-process case; or args: a whole-process case, one argument
//     a line, with stdin and env (NAME=VALUE lines; NAME alone unsets)
//   - files/PATH: what stands in the case's directory
//   - expected of an in-process case: text; types, one a line (not compared
//     where absent); errors, the ids in order; threw, the id; messages, of all
//     errors and then of threw, one a line (not compared where absent);
//     warnings, verbose, debug, information, one record a line, quoted as in Go
//     where it begins with a double quote
//   - expected of a whole-process case: stdout, stderr, exit, left/PATH
//
// What is expected and absent is expected to be empty. Every expected text ends
// in a line break.
func LoadOwnCases(dir string) (*Area, error) {
	area := &Area{Name: OwnCases}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txtar" {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		archive, err := txtar.ParseFile(path)
		if err != nil {
			return err
		}
		c, err := ownCase(archive)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		c.ID = OwnCases + "/" + strings.TrimSuffix(filepath.ToSlash(rel), ".txtar")
		area.Cases = append(area.Cases, c)
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return area, nil
	}
	return area, err
}

func ownCase(archive *txtar.Archive) (*Case, error) {
	sections, files, left := map[string]string{}, map[string]string{}, map[string]string{}
	for _, f := range archive.Files {
		name, content := f.Name, string(f.Data)
		if path, ok := strings.CutPrefix(name, "files/"); ok {
			files[path] = content
		} else if path, ok := strings.CutPrefix(name, "left/"); ok {
			left[path] = content
		} else if _, dup := sections[name]; dup {
			return nil, fmt.Errorf("two sections %q", name)
		} else {
			sections[name] = content
		}
	}
	take := func(name string) (string, bool) {
		content, ok := sections[name]
		delete(sections, name)
		return content, ok
	}

	c := &Case{Files: files, Own: true}
	var err error
	if script, ok := take("script"); ok {
		c.Kind, c.Script = KindInProcess, script
		err = expectResult(c, take)
	} else if args, ok := take("args"); ok {
		c.Kind, c.Args = KindProcess, splitText(args)
		err = expectProcess(c, take, left)
	} else {
		return nil, errors.New("neither script nor args")
	}
	if err != nil {
		return nil, err
	}
	for name := range sections {
		return nil, fmt.Errorf("unknown section %q", name)
	}
	return c, nil
}

func expectResult(c *Case, take func(string) (string, bool)) error {
	want := &Result{}
	c.Result = want
	want.Text, _ = take("text")
	types, ok := take("types")
	c.AnyTypes, want.Types = !ok, splitText(types)

	ids, _ := take("errors")
	for _, id := range splitText(ids) {
		want.Errors = append(want.Errors, ErrorInfo{ID: id})
	}
	if threw, ok := take("threw"); ok {
		want.Threw = &ErrorInfo{ID: strings.TrimSuffix(threw, "\n")}
	}
	if text, ok := take("messages"); ok {
		if err := expectMessages(c, splitText(text)); err != nil {
			return err
		}
	}

	for name, into := range map[string]*[]string{
		"warnings": &want.Warnings, "verbose": &want.Verbose, "debug": &want.Debug, "information": &want.Information,
	} {
		text, _ := take(name)
		records, err := unquoteLines(splitText(text))
		if err != nil {
			return fmt.Errorf("section %s: %w", name, err)
		}
		*into = records
	}
	return nil
}

func expectMessages(c *Case, messages []string) error {
	var errs []*ErrorInfo
	for i := range c.Result.Errors {
		errs = append(errs, &c.Result.Errors[i])
	}
	if c.Result.Threw != nil {
		errs = append(errs, c.Result.Threw)
	}
	if len(errs) != len(messages) {
		return fmt.Errorf("%d messages for %d errors", len(messages), len(errs))
	}
	for i, e := range errs {
		e.Message = messages[i]
	}
	c.Messages = true
	return nil
}

func expectProcess(c *Case, take func(string) (string, bool), left map[string]string) error {
	want := &ProcessResult{Left: left}
	c.Process = want
	want.Stdout, _ = take("stdout")
	want.Stderr, _ = take("stderr")
	c.Stdin, _ = take("stdin")
	if exit, ok := take("exit"); ok {
		code, err := strconv.Atoi(strings.TrimSpace(exit))
		if err != nil {
			return fmt.Errorf("section exit: %w", err)
		}
		want.Exit = code
	}
	env, _ := take("env")
	for _, line := range splitText(env) {
		if c.Env == nil {
			c.Env = map[string]*string{}
		}
		if name, value, ok := strings.Cut(line, "="); ok {
			c.Env[name] = &value
		} else {
			c.Env[name] = nil
		}
	}
	return nil
}

// splitText cuts a section into lines.
func splitText(text string) []string {
	text = strings.TrimSuffix(text, "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

func unquoteLines(records []string) ([]string, error) {
	for i, record := range records {
		if !strings.HasPrefix(record, `"`) {
			continue
		}
		text, err := strconv.Unquote(record)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", record, err)
		}
		records[i] = text
	}
	return records, nil
}
