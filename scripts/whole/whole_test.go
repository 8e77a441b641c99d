// Package whole proves that a domain, a grant and a gate are rows of tables,
// and that no consumer of them can be forgotten. Its tests build the packages
// with one more of each, using the toolchain's overlay, so no file changes.
// With only the core's rows, each package that lacks its part says so; with the
// words too, all proofs hold for the new ones.
package whole

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// edit inserts a text before another in a file of the repository.
type edit struct{ file, before, text string }

// The rows of the core.
var rows = []edit{
	{"scopecore/level.go", "\tTrade\n\tWallet\n)", "\tStaking\n"},
	{"scopecore/level.go", "\tTrade:      {", "\tStaking: {\"staking\", nil, RuleDenied},\n"},
	{"scopecore/grant.go", ")\n\n// grants is the one table", "\tDeviceCode\n"},
	{"scopecore/grant.go", "}\n\n// NumGrants", "\tDeviceCode: {\n\t\tname: \"device_code\", method: \"public/auth\", params: []string{\"grant_type\", \"device_code\", \"scope\"},\n" +
		"\t\tscope: scopeOfKey, main: mainOfKey, binding: bindingOfKey, keeps: RuleScopeOmitted, narrows: RuleWalletWarning,\n\t},\n"},
	{"scopecore/gate.go", ")\n\nvar gates", "\tGateVerified\n"},
	{"scopecore/gate.go", "}\n\nfunc shutsNobodyOut", "\tGateVerified: {\"verified\", func(*Access) Verdict { return Possible }, RepairAccount},\n"},
}

// What goes with them: the words, and a call that needs the domain and has the
// gate.
var words = []edit{
	{"scopecore/knowledge/token.go", "\t{\"trade:LEVEL\"", "\t{\"staking:LEVEL\", \"key, request\", \"Made up.\", EvidenceDocumented, []string{\"access-scope\"}},\n"},
	{"scopecore/knowledge/claims/claims.go", "\t{\"scope-omitted\", \"o01\"", "\t{\"token staking:LEVEL\", \"access-scope\", \"This one is made up.\"},\n"},
	{"scopecore/knowledge/grant.go", "}\n\n// GrantStarts", "\tscopecore.DeviceCode: {starts: \"the code of a device\"},\n"},
	{"scopecore/knowledge/gate.go", "}\n\n// GateName", "\tscopecore.GateVerified: {name: \"verified account\", lacks: \"a verified account\", maybe: \"only if verified\", unsure: \"It may need a verified account.\"},\n"},
	{"scopecore/catalog/catalog_gen.go", "submit_transfer_", "stake\twallet\tstaking:read_write\t\tverified\tMade up\n"},
}

// overlay writes the edited files and returns the file that the toolchain
// takes for -overlay.
func overlay(t *testing.T, edits ...edit) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, e := range edits {
		text, ok := texts[e.file]
		if !ok {
			read, err := os.ReadFile(filepath.Join(root, e.file))
			if err != nil {
				t.Fatal(err)
			}
			text = string(read)
		}
		at := strings.Index(text, e.before)
		if at < 0 {
			t.Fatalf("%s no longer has %q: put the made-up row somewhere else", e.file, e.before)
		}
		texts[e.file] = text[:at] + e.text + text[at:]
	}
	dir := t.TempDir()
	replace := map[string]string{}
	for i, file := range slices.Sorted(maps.Keys(texts)) {
		to := filepath.Join(dir, string(rune('a'+i))+".go")
		if err := os.WriteFile(to, []byte(texts[file]), 0o644); err != nil {
			t.Fatal(err)
		}
		replace[filepath.Join(root, file)] = to
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// result is what go test reports: the output of each test that failed, by
// package and name, and how many passed.
type result struct {
	failed map[string]string
	passed int
}

// run tests packages under an overlay. skip leaves out tests whose output
// includes every table, such as goldens.
func run(t *testing.T, overlay, only, skip string, packages ...string) result {
	t.Helper()
	args := []string{"test", "-overlay", overlay, "-json", "-vet=off", "-run", only}
	if skip != "" {
		args = append(args, "-skip", skip)
	}
	cmd := exec.Command("go", append(args, packages...)...)
	cmd.Dir = filepath.Join("..", "..")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	got := result{failed: map[string]string{}}
	said, built := map[string]string{}, ""
	for line := range strings.Lines(string(out)) {
		var event struct{ Action, Package, Test, Output string }
		if json.Unmarshal([]byte(line), &event) != nil {
			t.Fatalf("%s%s", line, stderr.String())
		}
		test, _, _ := strings.Cut(event.Test, "/") // what a subtest says belongs to its test
		name := strings.TrimPrefix(event.Package, "scopecalculator/") + " " + test
		switch event.Action {
		case "build-output":
			built += event.Output
		case "output":
			said[name] += event.Output
		case "pass":
			if event.Test != "" {
				got.passed++
			}
		case "fail":
			if event.Test != "" {
				got.failed[name] = ""
			} else if !strings.Contains(said[name], "FAIL") || strings.Contains(said[name], "build failed") {
				t.Fatalf("%s doesn't build:\n%s%s%s", event.Package, built, said[name], stderr.String())
			}
		}
	}
	for name := range got.failed {
		got.failed[name] = said[name]
	}
	return got
}

// expect fails unless exactly these tests failed, each with its message.
func (r result) expect(t *testing.T, want map[string][]string) {
	t.Helper()
	for name, says := range want {
		said, failed := r.failed[name]
		if !failed {
			t.Errorf("%s noticed nothing", name)
			continue
		}
		for _, s := range says {
			if !strings.Contains(said, s) {
				t.Errorf("%s doesn't say %q:\n%s", name, s, said)
			}
		}
	}
	for name, said := range r.failed {
		if want[name] == nil {
			t.Errorf("%s failed too:\n%.1500s", name, said)
		}
	}
}

// consumers are the tests that compare the core's tables with their users.
const consumers = `^(TestDomainRows|TestGrantRows|TestGateRows|TestErrorCodesAndTokens|TestGatesAndGrants|TestEveryDomainAndGateIsUsed|TestContractIsFresh|TestEverythingIsOnItsPage|TestReadme)$`

// TestRowsAlone has only the core's rows: each package that lacks its part says
// what it is.
func TestRowsAlone(t *testing.T) {
	got := run(t, overlay(t, rows...), consumers, "", "./scopecore", "./scopecore/knowledge", "./scopecore/catalog", "./wasm/bridge", "./build/pages/check", "./scripts/whole")
	got.expect(t, map[string][]string{
		"scopecore/knowledge TestErrorCodesAndTokens":    {"the domain staking has no meaning"},
		"scopecore/knowledge TestGatesAndGrants":         {"device_code: there are no words", "verified: there are no words"},
		"scopecore/catalog TestEveryDomainAndGateIsUsed": {"needs staking", "the gate verified"},
		"build/pages/check TestEverythingIsOnItsPage":    {`grants.html#device_code lacks "device_code"`},
		"scripts/whole TestReadme":                       {"`device_code`", "-update"},
		"wasm/bridge TestContractIsFresh":                {"contract.ts", "tables.ts", "go generate ./wasm/bridge", `"staking"`, `"device_code"`, `"verified"`},
	})
}

// TestRowsWithHoles leaves out a column of each row.
func TestRowsWithHoles(t *testing.T) {
	holes := slices.Clone(rows)
	for i := range holes {
		holes[i].text = strings.NewReplacer(`"staking", nil`, `"", nil`, "binding: bindingOfKey, ", "", "RepairAccount", "RepairNone").Replace(holes[i].text)
	}
	got := run(t, overlay(t, holes...), consumers, "", "./scopecore")
	got.expect(t, map[string][]string{
		"scopecore TestDomainRows": {`"" isn't a name`},
		"scopecore TestGrantRows":  {"device_code lacks a rule", "binding 0"},
		"scopecore TestGateRows":   {"verified can be shut: true"},
	})
}

// TestWholeRows has everything you can have without running go generate and
// -update: all other tests of the model pass, and prove the same for the
// made-up domain, grant and gate. Measurements are left out: they mean nothing
// while other tests run.
func TestWholeRows(t *testing.T) {
	all := overlay(t, append(slices.Clone(rows), words...)...)
	got := run(t, all, ".", `^(TestGoldens|ExampleFullScope|ExampleFindLeast|Fuzz.*|TestGeneratedFileIsUpToDate|TestShippedTableIsTheEditedOne|TestFacts|TestRulesHaveTheirDate|TestContractIsFresh|.*LinearTime)$`,
		"./scopecore/...", "./wasm/bridge", "./build/fallback", "./scripts/vectors/vectors")
	got.expect(t, nil)
	if got.passed < 90 {
		t.Errorf("only %d tests passed", got.passed)
	}
}
