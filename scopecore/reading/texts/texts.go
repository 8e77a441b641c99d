// Package texts has the corpus of texts that test the readers;
// testdata/corpus/README.md says what's in its files.
package texts

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/txtar"
)

// Case is a text that someone may paste, and what it says.
type Case struct {
	Name string
	// Text is as pasted, which may be UTF-16.
	Text string
	// Setting is the query that the reader also gets, or empty.
	Setting string
	// Want has the facts that have to be read. Those that begin with "!" must
	// not be.
	Want []string
	// Small is set if the text is in the file as is.
	Small bool
}

// All reads the files of a folder, in the order of their names. It fails if
// there are none or one has an error.
func All(folder string) ([]Case, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no texts in %s: %v", folder, err)
	}
	var out []Case
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		c, err := read(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(file), err)
		}
		c.Name = strings.TrimSuffix(filepath.Base(file), ".txtar")
		out = append(out, c)
	}
	return out, nil
}

func read(data []byte) (c Case, err error) {
	parts := map[string]string{}
	for _, f := range txtar.Parse(data).Files {
		parts[f.Name] = string(f.Data)
	}
	c.Text, c.Setting = parts["text"], strings.TrimSpace(parts["setting"])
	c.Small = c.Text != ""
	if coded, ok := parts["text.base64"]; ok {
		raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(coded), ""))
		if err != nil {
			return c, err
		}
		c.Text = string(raw)
	}
	if repeat, ok := parts["text.repeat"]; ok {
		first, body, _ := strings.Cut(repeat, "\n")
		n := 0
		if _, err := fmt.Sscanf(first, "repeat %d", &n); err != nil {
			return c, err
		}
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(body, "{{n}}", fmt.Sprint(i)))
		}
		c.Text, c.Small = b.String()+c.Text, false
	}
	for line := range strings.Lines(parts["want"]) {
		if want := strings.TrimSpace(line); want != "" {
			c.Want = append(c.Want, want)
		}
	}
	if len(c.Want) == 0 {
		return c, fmt.Errorf("no facts to expect")
	}
	return c, nil
}
