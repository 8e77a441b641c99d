package site

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"path"
	"slices"
	"time"

	"scopecalculator/build/bundle"
	"scopecalculator/build/wasmbuild"
)

// archive is the whole site in one file.
const archive = "offline.zip"

// downloads are what a page offers but no page uses: nobody wants those kept
// without asking.
var downloads = []string{archive, "scope-calculator.html", "vectors.json", "embed/scope-calculator.all.js", "embed/cli.js", "card.png"}

// addWorker adds the service worker. It lists every file, so it comes after all
// of them.
func addWorker(files Files, root string, binary wasmbuild.Binary) error {
	hashes := map[string]string{}
	for _, name := range files.Names() {
		if !slices.Contains(downloads, name) {
			hashes[name] = integrity(files[name])
		}
	}
	// A host may keep the program as a plain module: see Binary.Integrity.
	hashes["embed/"+binary.Name()] = binary.Integrity()
	list, err := json.Marshal(hashes)
	if err != nil {
		return err
	}
	code, err := bundle.Part{Root: root, Entry: "site/embed/sw.ts", Classic: true, Define: map[string]string{"FILES": string(list)}}.Script()
	files["sw.js"] = code
	return err
}

// addArchive adds everything as a zip file. Order and times are fixed, so the
// same files give the same archive.
func addArchive(files Files) error {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range files.Names() {
		head := zip.FileHeader{
			// The earliest time that the format can express.
			Name: "scope-calculator/" + name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		}
		if path.Ext(name) == ".lzma" {
			head.Method = zip.Store
		}
		entry, err := w.CreateHeader(&head)
		if err != nil {
			return err
		}
		if _, err := io.Copy(entry, bytes.NewReader(files[name])); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	files[archive] = b.Bytes()
	return nil
}
