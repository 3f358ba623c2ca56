package interp

import (
	"goposh/ast"
	"goposh/runtime/ops"
	"goposh/runtime/value"
)

// operators maps the tokens of binary operators to their implementation.
var operators = [256]ops.Operator{
	ast.TokenPlus: ops.OpAdd, ast.TokenMinus: ops.OpSubtract, ast.TokenMultiply: ops.OpMultiply, ast.TokenDivide: ops.OpDivide,
	ast.TokenRem: ops.OpRemainder, ast.TokenBand: ops.OpBand, ast.TokenBor: ops.OpBor, ast.TokenBxor: ops.OpBxor,
	ast.TokenShl: ops.OpShl, ast.TokenShr: ops.OpShr, ast.TokenJoin: ops.OpJoin, ast.TokenFormat: ops.OpFormat,
	ast.TokenDotDot: ops.OpRange, ast.TokenIs: ops.OpIs, ast.TokenIsNot: ops.OpIsNot, ast.TokenAs: ops.OpAs,
	ast.TokenIeq: ops.OpIeq, ast.TokenIne: ops.OpIne, ast.TokenIlt: ops.OpIlt, ast.TokenIle: ops.OpIle, ast.TokenIgt: ops.OpIgt,
	ast.TokenIge: ops.OpIge, ast.TokenIlike: ops.OpIlike, ast.TokenInotlike: ops.OpInotlike, ast.TokenImatch: ops.OpImatch,
	ast.TokenInotmatch: ops.OpInotmatch, ast.TokenIreplace: ops.OpIreplace, ast.TokenIsplit: ops.OpIsplit,
	ast.TokenIcontains: ops.OpIcontains, ast.TokenInotcontains: ops.OpInotcontains, ast.TokenIin: ops.OpIin, ast.TokenInotin: ops.OpInotin,
	ast.TokenCeq: ops.OpCeq, ast.TokenCne: ops.OpCne, ast.TokenClt: ops.OpClt, ast.TokenCle: ops.OpCle, ast.TokenCgt: ops.OpCgt,
	ast.TokenCge: ops.OpCge, ast.TokenClike: ops.OpClike, ast.TokenCnotlike: ops.OpCnotlike, ast.TokenCmatch: ops.OpCmatch,
	ast.TokenCnotmatch: ops.OpCnotmatch, ast.TokenCreplace: ops.OpCreplace, ast.TokenCsplit: ops.OpCsplit,
	ast.TokenCcontains: ops.OpCcontains, ast.TokenCnotcontains: ops.OpCnotcontains, ast.TokenCin: ops.OpCin, ast.TokenCnotin: ops.OpCnotin,
}

// unary applies a prefix operator.
func (rs *Runspace) unary(op ast.Token, v value.Value) (value.Value, error) {
	switch op {
	case ast.TokenMinus:
		return ops.Negate(rs, v)
	case ast.TokenPlus:
		return ops.Plus(rs, v)
	case ast.TokenBnot:
		return ops.BitNot(rs, v)
	case ast.TokenJoin:
		return ops.Join(rs, v, value.String(""))
	}
	return ops.SplitWhite(rs, v)
}
