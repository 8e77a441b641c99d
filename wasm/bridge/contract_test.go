package bridge

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/report"
	"scopecalculator/wasm/bridge/internal/contract"
)

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }

// TestContractIsFresh compares the generated files with what the types of
// package report say now.
func TestContractIsFresh(t *testing.T) {
	writer, err := contract.Writer()
	if err != nil {
		t.Fatal(err)
	}
	types, err := contract.Types(os.DirFS("../../scopecore"))
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		"report_gen.go":                     writer,
		"../../site/calculator/contract.ts": types,
		"../../site/calculator/tables.ts":   contract.Tables(),
	} {
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s isn't what the types say: run go generate ./wasm/bridge\n%s", file, diff(string(got), want))
		}
	}
}

// TestEveryOperationIsInTheContract checks that the operations of the bridge
// and of the contract are the same.
func TestEveryOperationIsInTheContract(t *testing.T) {
	var here, there []string
	for _, o := range operations {
		here = append(here, o.name)
	}
	for _, o := range contract.Operations() {
		there = append(there, o.Name)
	}
	if !slices.Equal(here, there) {
		t.Errorf("the bridge has %v, the contract %v", here, there)
	}
}

// value turns a report into what its JSON should decode to, by reflection: an
// implementation that shares nothing with the generated one.
func value(v reflect.Value) any {
	switch x := v.Interface().(type) {
	case report.Known:
		if !x.Known {
			return nil
		}
		return x.Value.String()
	case report.Count:
		if !x.Known {
			return nil
		}
		return float64(x.Value)
	case report.Seconds:
		if !x.Known {
			return nil
		}
		return float64(x.Value)
	case report.Text:
		if !x.Known {
			return nil
		}
		return x.Value
	case interface{ String() string }:
		return x.String()
	}
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Int:
		return float64(v.Int())
	case reflect.Bool:
		return v.Bool()
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return value(v.Elem())
	case reflect.Slice:
		out := make([]any, v.Len())
		for i := range out {
			out[i] = value(v.Index(i))
		}
		return out
	case reflect.Struct:
		out := map[string]any{}
		fields(v, out)
		return out
	}
	panic(v.Kind().String())
}

func fields(v reflect.Value, out map[string]any) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			fields(v.Field(i), out)
			continue
		}
		if name := f.Tag.Get("json"); name != "-" {
			out[name] = value(v.Field(i))
		}
	}
}

// TestAnswersAreTheReports decodes answers and checks that they have exactly
// what the report says.
func TestAnswersAreTheReports(t *testing.T) {
	check := func(op, payload string, want any) {
		t.Helper()
		var got struct {
			OK     bool
			Result any
		}
		if err := json.Unmarshal([]byte(Handle(op, payload)), &got); err != nil || !got.OK {
			t.Fatalf("%s %s: %v, %s", op, payload, err, Handle(op, payload))
		}
		if w := value(reflect.ValueOf(want)); !reflect.DeepEqual(got.Result, w) {
			t.Errorf("%s %s\n%s", op, payload, diff(compactLines(w), compactLines(got.Result)))
		}
	}
	for _, query := range []string{
		"", "key=account:read+trade:read_write&ask=account:read_write+trade:read", "key_type=asymmetric", "grant=fork_token&held=session:a+trade:read&session_name=b&sessions=15",
		"grant=refresh_token&held=trade:read+%3Cb%3E&ask=trade:read+trade:read_write", "ask=a%22b%5C&key_name=%E2%80%A8", "via=http&account=sub&key=wallet:read_write",
	} {
		q, ds := scopecore.ParseQuery(query)
		check("predict", query, report.Predict(q, ds))
		check("grants", query, report.PredictGrants(q))
	}
	check("catalog", "", report.WholeCatalog())
	rule := report.ExplainRule("inherited")
	check("explain", "rule=inherited", rule)
	q, _ := scopecore.ParseQuery("key=trade:read&ask=trade:read")
	check("verify", q.Encode()+"&answer=connection+mainaccount+trade:read_write+wallet:read", report.Verify(q, report.Vocabulary().Reply("connection mainaccount trade:read_write wallet:read")))
	check("compare", "a=key%3Dtrade:read&b=key%3Dwallet:read", report.Compare(&scopecore.Query{Key: scopecore.Known("trade:read")}, &scopecore.Query{Key: scopecore.Known("wallet:read")}))
	want, _ := scopecore.ParseWant("trade:read wallet:read session:a")
	check("check", "want=trade:read+wallet:read+session:a&scope=trade:read_write+x", report.CheckOf(scopecore.Check("trade:read_write x", want)))
}

// compactLines is a value as text, a line for each field.
func compactLines(v any) string {
	var b strings.Builder
	lay(&b, v, strings.Repeat(" ", 100))
	return b.String()
}

// TestPredictIsSmall limits the answer to a keystroke to 16 kB, methods and
// all.
func TestPredictIsSmall(t *testing.T) {
	most := 0
	for _, query := range []string{
		"", "key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read+wallet:none&via=http&key_name=bot1",
		"key=account:read_write+block_rfq:read_write+block_trade:read_write+custody:read+trade:read_write+wallet:read_write&ask=session:bot1",
		"grant=refresh_token&held=account:read+trade:read_write+session:a&ask=account:none+trade:read+x&key=trade:read", "account=sub&key=wallet:read_write&ask=wallet:read_write",
		"grant=fork_token&key=account:read+trade:read_write&from=" + scopecore.FormEscape("grant=exchange_token&key=account:read+trade:read_write;grant=refresh_token&key=account:read+trade:read_write;key=account:read+trade:read_write&ask=trade:read&via=http"),
	} {
		if n := len(Handle("predict", query)); n > most {
			most = n
		}
	}
	t.Logf("predict: %d bytes at most", most)
	if most > 16<<10 {
		t.Errorf("predict answers in %d bytes", most)
	}
}
