//go:build tools

// Package tools keeps the Temporal CLI in go.mod; nothing here is compiled.
package tools

import _ "github.com/temporalio/cli/cmd/temporal"
