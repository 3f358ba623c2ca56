package lexer

import "goposh/ast"

func lower(s string, buf *[16]byte) []byte {
	b := buf[:len(s)]
	for i := range len(s) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		b[i] = c
	}
	return b
}

// keyword returns the kind of a keyword, 0 when s is none.
func keyword(s string) ast.Token {
	if len(s) < 2 || len(s) > 14 {
		return 0
	}
	var buf [16]byte
	switch string(lower(s, &buf)) {
	case "begin":
		return ast.TokenBegin
	case "break":
		return ast.TokenBreak
	case "catch":
		return ast.TokenCatch
	case "class":
		return ast.TokenClass
	case "continue":
		return ast.TokenContinue
	case "data":
		return ast.TokenData
	case "define":
		return ast.TokenDefine
	case "do":
		return ast.TokenDo
	case "dynamicparam":
		return ast.TokenDynamicparam
	case "else":
		return ast.TokenElse
	case "elseif":
		return ast.TokenElseIf
	case "end":
		return ast.TokenEnd
	case "exit":
		return ast.TokenExit
	case "filter":
		return ast.TokenFilter
	case "finally":
		return ast.TokenFinally
	case "for":
		return ast.TokenFor
	case "foreach":
		return ast.TokenForeach
	case "from":
		return ast.TokenFrom
	case "function":
		return ast.TokenFunction
	case "if":
		return ast.TokenIf
	case "in":
		return ast.TokenIn
	case "param":
		return ast.TokenParam
	case "process":
		return ast.TokenProcess
	case "return":
		return ast.TokenReturn
	case "switch":
		return ast.TokenSwitch
	case "throw":
		return ast.TokenThrow
	case "trap":
		return ast.TokenTrap
	case "try":
		return ast.TokenTry
	case "until":
		return ast.TokenUntil
	case "using":
		return ast.TokenUsing
	case "var":
		return ast.TokenVar
	case "while":
		return ast.TokenWhile
	case "workflow":
		return ast.TokenWorkflow
	case "parallel":
		return ast.TokenParallel
	case "sequence":
		return ast.TokenSequence
	case "configuration":
		return ast.TokenConfiguration
	case "public":
		return ast.TokenPublic
	case "private":
		return ast.TokenPrivate
	case "static":
		return ast.TokenStatic
	case "interface":
		return ast.TokenInterface
	case "enum":
		return ast.TokenEnum
	case "namespace":
		return ast.TokenNamespace
	case "module":
		return ast.TokenModule
	case "type":
		return ast.TokenType
	case "assembly":
		return ast.TokenAssembly
	case "command":
		return ast.TokenCommand
	case "hidden":
		return ast.TokenHidden
	case "base":
		return ast.TokenBase
	case "default":
		return ast.TokenDefault
	case "clean":
		return ast.TokenClean
	}
	return 0
}

// operatorKind returns the kind of a dash operator given its name, 0 when it is none.
func operatorKind(s string) ast.Token {
	if len(s) == 0 || len(s) > 12 {
		return 0
	}
	var buf [16]byte
	switch string(lower(s, &buf)) {
	case "bnot":
		return ast.TokenBnot
	case "not":
		return ast.TokenNot
	case "eq", "ieq":
		return ast.TokenIeq
	case "ceq":
		return ast.TokenCeq
	case "ne", "ine":
		return ast.TokenIne
	case "cne":
		return ast.TokenCne
	case "ge", "ige":
		return ast.TokenIge
	case "cge":
		return ast.TokenCge
	case "gt", "igt":
		return ast.TokenIgt
	case "cgt":
		return ast.TokenCgt
	case "lt", "ilt":
		return ast.TokenIlt
	case "clt":
		return ast.TokenClt
	case "le", "ile":
		return ast.TokenIle
	case "cle":
		return ast.TokenCle
	case "like", "ilike":
		return ast.TokenIlike
	case "clike":
		return ast.TokenClike
	case "notlike", "inotlike":
		return ast.TokenInotlike
	case "cnotlike":
		return ast.TokenCnotlike
	case "match", "imatch":
		return ast.TokenImatch
	case "cmatch":
		return ast.TokenCmatch
	case "notmatch", "inotmatch":
		return ast.TokenInotmatch
	case "cnotmatch":
		return ast.TokenCnotmatch
	case "replace", "ireplace":
		return ast.TokenIreplace
	case "creplace":
		return ast.TokenCreplace
	case "contains", "icontains":
		return ast.TokenIcontains
	case "ccontains":
		return ast.TokenCcontains
	case "notcontains", "inotcontains":
		return ast.TokenInotcontains
	case "cnotcontains":
		return ast.TokenCnotcontains
	case "in", "iin":
		return ast.TokenIin
	case "cin":
		return ast.TokenCin
	case "notin", "inotin":
		return ast.TokenInotin
	case "cnotin":
		return ast.TokenCnotin
	case "split", "isplit":
		return ast.TokenIsplit
	case "csplit":
		return ast.TokenCsplit
	case "isnot":
		return ast.TokenIsNot
	case "is":
		return ast.TokenIs
	case "as":
		return ast.TokenAs
	case "f":
		return ast.TokenFormat
	case "and":
		return ast.TokenAnd
	case "or":
		return ast.TokenOr
	case "xor":
		return ast.TokenXor
	case "band":
		return ast.TokenBand
	case "bor":
		return ast.TokenBor
	case "bxor":
		return ast.TokenBxor
	case "join":
		return ast.TokenJoin
	case "shl":
		return ast.TokenShl
	case "shr":
		return ast.TokenShr
	}
	return 0
}
