package types

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The tables are searched by halves, so their order counts.
func TestTypeInfoIsSorted(t *testing.T) {
	var names []string
	for line := range strings.Lines(typeInfoText) {
		name, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		names = append(names, strings.ToLower(name))
	}
	for i := 1; i < len(names); i++ {
		assert.Less(t, names[i-1], names[i])
	}
}

func TestLanguageDeclarations(t *testing.T) {
	var names []string
	members := 0
	for line := range strings.Lines(languageText) {
		line = strings.TrimSuffix(line, "\n")
		sig, isMember := strings.CutPrefix(line, "\t")
		if !isMember {
			names = append(names, strings.ToLower(line))
			require.NotNil(t, byFullName(line), line)
			assert.NotNil(t, languageClass(strings.ToLower(line)), line)
			continue
		}
		members++
		_, ok := parseHead(sig)
		assert.True(t, ok, sig)
	}
	assert.True(t, slices.IsSorted(names))
	assert.Positive(t, members)
	assert.Nil(t, languageClass("system.management.automation.language.nosuch"))
}
