package wsman

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"net"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/remoting"
	"goposh/runtime/value"
)

// failure is the error record of a request that failed.
func failure(ctx context.Context, t remoting.Target, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if r, ok := errors.AsType[*errs.Record](err); ok {
		return r
	}
	var timeout interface{ Timeout() bool }
	_, isName := errors.AsType[*net.DNSError](err)
	_, isNet := errors.AsType[*net.OpError](err)
	id, detail := "WinRMOperationFailed", "WinRM cannot complete the operation: "+reason(err)
	switch {
	case status(err) == 401:
		id, detail = "AccessDenied", "Access is denied."
	case isName:
		id, detail = "ComputerNotFound", fmt.Sprintf("WinRM cannot process the request. The computer name %s cannot be resolved.", t.Computer)
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		id, detail = "WinRMOperationTimeout", "WinRM cannot complete the operation. Verify that the specified computer name is valid, that the computer is accessible over the network, and that a firewall exception for the WinRM service is enabled and allows access from this computer."
	case isNet:
		id, detail = "CannotConnect", "The client cannot connect to the destination specified in the request. Verify that the service on the destination is running and is accepting requests."
	}
	return remoting.TransportError(t.Computer, id, detail)
}

// status is the HTTP status that an error of the client names; 0 for none.
func status(err error) int {
	for _, form := range [...]string{"http error %d", "http response error: %d"} {
		word, _, _ := strings.Cut(form, "%")
		_, rest, ok := strings.Cut(err.Error(), word)
		var n int
		if ok {
			if _, serr := fmt.Sscanf(rest, "%d", &n); serr == nil {
				return n
			}
		}
	}
	return 0
}

// reason is what a SOAP fault says, or the error's own text.
func reason(err error) string {
	text := err.Error()
	if i := strings.IndexByte(text, '<'); i >= 0 {
		if said := faultText(text[i:]); said != "" {
			return said
		}
	}
	return strings.TrimRight(text, ".") + "."
}

// faultText finds the text of a SOAP fault, as WinRM gives it to the user or else as SOAP's reason; "" for none.
func faultText(doc string) string {
	d := xml.NewDecoder(strings.NewReader(doc))
	said := ""
	for {
		token, err := d.Token()
		if err != nil {
			return said
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "Text" && e.Name.Local != "Message" {
			continue
		}
		var inner struct {
			Text string `xml:",chardata"`
		}
		if d.DecodeElement(&inner, &e) != nil {
			return said
		}
		if text := strings.TrimSpace(inner.Text); text != "" {
			said = text
		}
	}
}

// broken is the error of a command whose program ended before it was done.
func broken(computer string) error {
	r := errs.New("System.Management.Automation.Remoting.PSRemotingTransportException", "1726,PSSessionStateBroken", errs.OpenError, value.String(computer),
		"[%s] Processing data from remote server %s failed with the following error message: The WSMan provider host process did not return a proper response.  A provider in the host process may have behaved improperly. For more information, see the about_Remote_Troubleshooting Help topic.",
		computer, computer)
	r.PreserveInvocation = true
	return r
}
