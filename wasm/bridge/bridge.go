// Package bridge is a stand-in until the model lands.
package bridge

// Handle answers one operation.
func Handle(op, payload string) string {
	return `{"v":1,"ok":false,"error":{"kind":"internal","code":"not-yet","message":"The model is not linked in yet.","offset":0}}`
}
