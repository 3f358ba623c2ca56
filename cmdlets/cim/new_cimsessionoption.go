package cim

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// newCimSessionOption is New-CimSessionOption.
type newCimSessionOption struct {
	Protocol                         value.Value   `ps:"ProtocolTypeSet: mandatory pos=0" type:"Microsoft.Management.Infrastructure.CimCmdlets.ProtocolType"`
	NoEncryption                     cmdlet.Switch `ps:"WSManParameterSet:"`
	SkipCACheck                      cmdlet.Switch `ps:"WSManParameterSet:"`
	SkipCNCheck                      cmdlet.Switch `ps:"WSManParameterSet:"`
	SkipRevocationCheck              cmdlet.Switch `ps:"WSManParameterSet:"`
	EncodePortInServicePrincipalName cmdlet.Switch `ps:"WSManParameterSet:"`
	Encoding                         value.Value   `ps:"WSManParameterSet:" type:"Microsoft.Management.Infrastructure.Options.PacketEncoding"`
	HttpPrefix                       value.Value   `ps:"WSManParameterSet:" type:"System.Uri"`
	MaxEnvelopeSizeKB                uint32        `ps:"WSManParameterSet:"`
	ProxyAuthentication              value.Value   `ps:"WSManParameterSet:" type:"Microsoft.Management.Infrastructure.Options.PasswordAuthenticationMechanism"`
	ProxyCertificateThumbprint       string        `ps:"WSManParameterSet:"`
	ProxyCredential                  value.Value   `ps:"WSManParameterSet:" type:"System.Management.Automation.PSCredential"`
	ProxyType                        value.Value   `ps:"WSManParameterSet:" type:"Microsoft.Management.Infrastructure.Options.ProxyType"`
	UseSsl                           cmdlet.Switch `ps:"WSManParameterSet:"`
	Impersonation                    value.Value   `ps:"DcomParameterSet:" type:"Microsoft.Management.Infrastructure.Options.ImpersonationType"`
	PacketIntegrity                  cmdlet.Switch `ps:"DcomParameterSet:"`
	PacketPrivacy                    cmdlet.Switch `ps:"DcomParameterSet:"`
	UICulture                        value.Value   `ps:"" type:"System.Globalization.CultureInfo"`
	Culture                          value.Value   `ps:"" type:"System.Globalization.CultureInfo"`
}

// protocolDcom is ProtocolType.Dcom.
const protocolDcom = 1

// Process implements cmdlet.Processor.
func (n *newCimSessionOption) Process(c *cmdlet.Context) error {
	o := &sessionOptions{class: typeWSManOptions, props: map[string]value.Value{
		"Timeout": value.TimeSpan(0), "Culture": n.Culture, "UICulture": n.UICulture,
	}}
	if c.ParameterSet() == "DcomParameterSet" || n.Protocol.Base().Int64() == protocolDcom && !n.Protocol.IsNull() {
		o.class = typeDComOptions
		n.dcom(o.props)
	} else {
		n.wsman(o.props)
	}
	return c.Write(value.Of(o))
}

func (n *newCimSessionOption) dcom(p map[string]value.Value) {
	p["PacketIntegrity"] = value.Bool(bool(n.PacketIntegrity))
	p["PacketPrivacy"] = value.Bool(bool(n.PacketPrivacy))
	p["Impersonation"] = orDefault(n.Impersonation, "Microsoft.Management.Infrastructure.Options.ImpersonationType")
}

func (n *newCimSessionOption) wsman(p map[string]value.Value) {
	p["NoEncryption"] = value.Bool(bool(n.NoEncryption))
	p["CertCACheck"] = value.Bool(!bool(n.SkipCACheck))
	p["CertCNCheck"] = value.Bool(!bool(n.SkipCNCheck))
	p["CertRevocationCheck"] = value.Bool(!bool(n.SkipRevocationCheck))
	p["EncodePortInServicePrincipalName"] = value.Bool(bool(n.EncodePortInServicePrincipalName))
	p["PacketEncoding"] = orDefault(n.Encoding, "Microsoft.Management.Infrastructure.Options.PacketEncoding")
	p["ProxyType"] = orDefault(n.ProxyType, "Microsoft.Management.Infrastructure.Options.ProxyType")
	p["HttpUrlPrefix"] = n.HttpPrefix
	p["MaxEnvelopeSize"] = value.FromInteger(value.KindUInt32, int64(n.MaxEnvelopeSizeKB))
	p["UseSsl"] = value.Bool(bool(n.UseSsl))
}

// orDefault is an enum value, or the enum's zero.
func orDefault(v value.Value, enum string) value.Value {
	if t := types.Lookup(enum); v.IsNull() && t != nil && t.Enum != nil {
		return value.Enum(t.Enum, 0)
	}
	return v
}
