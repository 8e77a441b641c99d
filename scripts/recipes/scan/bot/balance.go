// Command balance prints the summary of an account.
package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

const private = "https://test.deribit.com/api/v2/private/get_account_summary"

func main() {
	request, err := http.NewRequest(http.MethodGet, private+"?currency=BTC", nil)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("TOKEN"))
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer reply.Body.Close()
	io.Copy(os.Stdout, reply.Body)
}
