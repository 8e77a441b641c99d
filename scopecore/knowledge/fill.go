package knowledge

import (
	"strconv"
	"strings"
)

// sentence is a sentence in a table, by its code.
type sentence struct{ code, text string }

// say returns the sentence with that code; empty if there is none.
func say(table []sentence, code string) string {
	for i := range table {
		if table[i].code == code {
			return table[i].text
		}
	}
	return ""
}

// fill puts a case's own words into a sentence: words alternates names and
// values, and {name} becomes its value. A blank without a value becomes
// nothing.
func fill(text string, words ...string) string {
	if strings.IndexByte(text, '{') < 0 {
		return text
	}
	b := make([]byte, 0, len(text)+24)
	for {
		before, rest, found := strings.Cut(text, "{")
		b = append(b, before...)
		if !found {
			return string(b)
		}
		name, after, _ := strings.Cut(rest, "}")
		for i := 0; i+1 < len(words); i += 2 {
			if words[i] == name {
				b = append(b, words[i+1]...)
			}
		}
		text = after
	}
}

// Code sets a text as code, whatever is in it: a backquote in it would end the
// code early.
func Code(text string) string {
	return "`" + strings.ReplaceAll(text, "`", "'") + "`"
}

// List writes words as people do: "a, b and c".
func List(words []string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
}

// anyOf writes words as a choice, each as code: "`a`, `b` or `c`".
func anyOf(words []string) string {
	s := ""
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			s += " or "
		default:
			s += ", "
		}
		s += Code(strings.Trim(w, "`"))
	}
	return s
}

// plural returns the word for one or many.
func plural[T int | int64](n T, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// numbers are the whole numbers that are written in words.
var numbers = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// Number is a count in words up to ten, and in digits above.
func Number(n int) string {
	if n >= 0 && n < len(numbers) {
		return numbers[n]
	}
	return strconv.Itoa(n)
}

// capital begins a sentence: the first letter becomes a capital, unless it's
// code.
func capital(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}
