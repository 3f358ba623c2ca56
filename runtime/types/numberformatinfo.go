package types

import (
	"goposh/runtime/culture"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// numberFormatInfoClass declares System.Globalization.NumberFormatInfo.
func numberFormatInfoClass() *Class {
	return &Class{Members: []M{
		{"new()", newInfo(&typeNumberFormatInfo)},
		{"static NumberFormatInfo InvariantInfo {get}", invariantPart(&typeNumberFormatInfo)},
		{"int CurrencyDecimalDigits {get;set}", intField(func(c *culture.Culture) *int { return &c.Number.CurrencyDecimalDigits })},
		{"string CurrencyDecimalSeparator {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.CurrencyDecimalSeparator })},
		{"bool IsReadOnly {get}", infoIsReadOnly},
		{"int[] CurrencyGroupSizes {get;set}", sizesField(func(c *culture.Culture) *[]int { return &c.Number.CurrencyGroupSizes })},
		{"int[] NumberGroupSizes {get;set}", sizesField(func(c *culture.Culture) *[]int { return &c.Number.NumberGroupSizes })},
		{"int[] PercentGroupSizes {get;set}", sizesField(func(c *culture.Culture) *[]int { return &c.Number.PercentGroupSizes })},
		{"string CurrencyGroupSeparator {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.CurrencyGroupSeparator })},
		{"string CurrencySymbol {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.CurrencySymbol })},
		{"static NumberFormatInfo CurrentInfo {get}", currentInfo(&typeNumberFormatInfo)},
		{"string NaNSymbol {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.NaNSymbol })},
		{"int CurrencyNegativePattern {get;set}", intField(func(c *culture.Culture) *int { return &c.Number.CurrencyNegativePattern })},
		{"int NumberNegativePattern {get;set}", intField(func(c *culture.Culture) *int { return &c.Number.NumberNegativePattern })},
		{"int PercentPositivePattern {get;set}", intField(func(c *culture.Culture) *int { return &c.Number.PercentPositivePattern })},
		{"int PercentNegativePattern {get;set}", intField(func(c *culture.Culture) *int { return &c.Number.PercentNegativePattern })},
		{"string NegativeInfinitySymbol {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.NegativeInfinitySymbol })},
		{"string NegativeSign {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.NegativeSign })},
		{"int NumberDecimalDigits {get;set}", intField(func(c *culture.Culture) *int { return &c.Number.NumberDecimalDigits })},
		{"string NumberDecimalSeparator {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.NumberDecimalSeparator })},
		{"string NumberGroupSeparator {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.NumberGroupSeparator })},
		{"int CurrencyPositivePattern {get;set}", intField(func(c *culture.Culture) *int { return &c.Number.CurrencyPositivePattern })},
		{"string PositiveInfinitySymbol {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.PositiveInfinitySymbol })},
		{"string PositiveSign {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.PositiveSign })},
		{"int PercentDecimalDigits {get;set}", intField(func(c *culture.Culture) *int { return &c.Number.PercentDecimalDigits })},
		{"string PercentDecimalSeparator {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.PercentDecimalSeparator })},
		{"string PercentGroupSeparator {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.PercentGroupSeparator })},
		{"string PercentSymbol {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.PercentSymbol })},
		{"string PerMilleSymbol {get;set}", textField(func(c *culture.Culture) *string { return &c.Number.PerMilleSymbol })},
		{"static NumberFormatInfo GetInstance(IFormatProvider formatProvider)", infoGetInstance(&typeNumberFormatInfo)},
		{"object Clone()", infoClone},
		{"object GetFormat(Type formatType)", infoGetFormat},
		{"static NumberFormatInfo ReadOnly(NumberFormatInfo nfi)", infoReadOnly},
	}}
}

// infoReadOnly returns the info as one that refuses changes.
func infoReadOnly(c *Call) (value.Value, error) {
	f, ok := ref[*formatInfo](c, 0)
	if !ok {
		return value.Null, neterr.ArgumentNull("info")
	}
	if f.c.ReadOnly {
		return c.Args[0], nil
	}
	cul := f.c.Clone()
	cul.ReadOnly = true
	return vobject(&formatInfo{c: cul, typ: f.typ})
}
