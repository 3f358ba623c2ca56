package local

import (
	"context"
	"errors"
	"strings"
	"sync"

	"goposh/runtime/cim"
)

// provider fills one class.
type provider struct {
	class string
	// list yields the instances; it returns early once add is false.
	list    func(r *request) error
	methods map[string]method
	// remove deletes an instance, if that is possible.
	remove func(ctx context.Context, h *host, target *cim.Instance) error
}

// method carries out a method. target is nil for a static one; args hold
// converted values by parameter name.
type method func(ctx context.Context, h *host, target *cim.Instance, args map[string]any) (*cim.Result, error)

var providers = sync.OnceValue(func() map[string]*provider {
	all := []*provider{
		computerSystemProvider(), operatingSystemProvider(), processProvider(), logicalDiskProvider(),
		volumeProvider(), diskDriveProvider(), diskPartitionProvider(), processorProvider(), biosProvider(),
		baseBoardProvider(), systemEnclosureProvider(), physicalMemoryProvider(), networkAdapterProvider(),
		networkConfigurationProvider(), serviceProvider(), userAccountProvider(), groupProvider(),
		productProvider(), timeZoneProvider(), environmentProvider(), pageFileUsageProvider(),
		diskToPartitionProvider(), logicalDiskToPartitionProvider(), groupUserProvider(),
		networkSettingProvider(), systemOperatingSystemProvider(), namespaceProvider(),
	}
	byName := make(map[string]*provider, len(all))
	for _, p := range all {
		byName[strings.ToLower(p.class)] = p
	}
	return byName
})

// request is one enumeration of one class.
type request struct {
	ctx    context.Context
	host   *host
	class  *cim.Class
	pinned func(property string) (any, bool)
	yield  func(*cim.Instance) bool
	// wanted holds the properties that matter by name in lower case; nil: all do.
	wanted map[string]bool
	err    error
}

// wants says whether filling any of the properties is worth the work.
func (r *request) wants(properties ...string) bool {
	if r.wanted == nil {
		return true
	}
	for _, p := range properties {
		if r.wanted[strings.ToLower(p)] {
			return true
		}
	}
	return false
}

// pin is the text that the request wants a property to have.
func (r *request) pin(property string) (string, bool) {
	v, ok := r.pinned(property)
	if !ok {
		return "", false
	}
	text, err := cim.Convert(v, cim.String, false)
	if err != nil || text == nil {
		return "", false
	}
	return text.(string), true
}

// add hands an instance over; false means that no more are wanted.
func (r *request) add(row *row) bool {
	if r.err == nil {
		r.err = r.ctx.Err()
	}
	return r.err == nil && r.yield(row.Instance)
}

// row is an instance being filled.
type row struct {
	*cim.Instance
	r *request
}

func (r *request) row() *row { return &row{Instance: cim.NewInstance(r.class), r: r} }

// set fills a property. A value the property's type cannot hold, an absurd
// number in /proc say, leaves it NULL.
func (w *row) set(name string, value any) {
	if err := w.Instance.Set(name, value); errors.Is(err, cim.InvalidProperty) && w.r.err == nil {
		w.r.err = &cim.Error{Status: cim.ProviderFailure, Target: w.r.class.Name, Err: err}
	}
}

// text fills a property with a string, NULL if it is empty.
func (w *row) text(name, value string) {
	if value != "" {
		w.set(name, value)
	}
}

// titles fills Caption, Description and Name alike.
func (w *row) titles(text string) {
	w.text("Caption", text)
	w.text("Description", text)
	w.text("Name", text)
}

// system fills the properties that name the computer in logical devices.
func (w *row) system() {
	w.set("CreationClassName", w.Class().Name)
	w.set("SystemCreationClassName", "Win32_ComputerSystem")
	w.set("SystemName", w.r.host.name())
}

// returned is the result of a method: its code and output parameters.
func returned(code uint32, out ...cim.Argument) (*cim.Result, error) {
	return &cim.Result{ReturnValue: code, Out: out}, nil
}
