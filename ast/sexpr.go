package ast

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Sexpr writes a node as an S-expression with UTF-16 offsets, for tests and debugging: `(Name@start-end attributes children)`.
func Sexpr(n Node) string {
	var w sexprWriter
	w.node(n)
	return w.String()
}

type sexprWriter struct{ strings.Builder }

func (w *sexprWriter) at(e Extent) {
	if e.File == nil {
		w.WriteString("0-0")
		return
	}
	fmt.Fprintf(w, "%d-%d", e.File.UTF16Offset(int(e.Start)), e.File.UTF16Offset(int(e.End)))
}

func (w *sexprWriter) open(name string, n Node) {
	w.WriteString("(" + name + "@")
	w.at(n.Pos())
}

func (w *sexprWriter) word(s string) { w.WriteString(" " + s) }

func (w *sexprWriter) quoted(s string) {
	w.WriteByte(' ')
	w.quote(s)
}

func (w *sexprWriter) quote(s string) {
	w.WriteByte('"')
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		i += n
		switch {
		case r == '"' || r == '\\':
			w.WriteByte('\\')
			w.WriteRune(r)
		case r == '\n':
			w.WriteString(`\n`)
		case r == '\r':
			w.WriteString(`\r`)
		case r == '\t':
			w.WriteString(`\t`)
		case r < 0x20 || r >= 0x7F && r <= 0xA0 || r >= 0x2000 && r <= 0x206F || r == 0xFEFF || r >= 0xD800 && r <= 0xDFFF:
			fmt.Fprintf(w, "\\u%04x", r)
		default:
			w.WriteRune(r)
		}
	}
	w.WriteByte('"')
}

// decodeRune also decodes the three bytes of a lone surrogate.
func decodeRune(s string) (rune, int) {
	if len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s)
}

func (w *sexprWriter) child(label string, n Node) {
	if isNil(n) {
		return
	}
	w.WriteString(" " + label)
	w.node(n)
}

func sexprAll[T Node](w *sexprWriter, label string, list []T) {
	for _, n := range list {
		w.child(label, n)
	}
}

func (w *sexprWriter) flag(on bool, s string) {
	if on {
		w.word(s)
	}
}

func (w *sexprWriter) block(statements []Statement, traps []*TrapStatement) {
	sexprAll(w, "", statements)
	sexprAll(w, "", traps)
}

// ConstantText gives the .NET type and invariant text of a number.
func ConstantText(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case int8:
		return "SByte " + strconv.Itoa(int(v))
	case uint8:
		return "Byte " + strconv.Itoa(int(v))
	case int16:
		return "Int16 " + strconv.Itoa(int(v))
	case uint16:
		return "UInt16 " + strconv.Itoa(int(v))
	case int32:
		return "Int32 " + strconv.Itoa(int(v))
	case uint32:
		return "UInt32 " + strconv.FormatUint(uint64(v), 10)
	case int64:
		return "Int64 " + strconv.FormatInt(v, 10)
	case uint64:
		return "UInt64 " + strconv.FormatUint(v, 10)
	case Decimal:
		return "Decimal " + string(v)
	case *big.Int:
		return "BigInteger " + v.String()
	case float64:
		return "Double " + doubleText(v)
	case bool:
		if v {
			return "Boolean True"
		}
		return "Boolean False"
	}
	return fmt.Sprintf("%T %v", v, v)
}

// doubleText is Double.ToString("R") in the invariant culture.
func doubleText(v float64) string {
	s := strconv.FormatFloat(v, 'E', -1, 64)
	switch s {
	case "+Inf":
		return "Infinity"
	case "-Inf":
		return "-Infinity"
	}
	mantissa, exp, _ := strings.Cut(s, "E")
	e, _ := strconv.Atoi(exp)
	if e >= 15 || e < -5 {
		sign := "+"
		if e < 0 {
			sign, e = "-", -e
		}
		return fmt.Sprintf("%sE%s%02d", mantissa, sign, e)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func (w *sexprWriter) node(n Node) {
	switch n := n.(type) {
	case *ScriptBlock:
		w.open("ScriptBlock", n)
		w.requirements(n.Requirements)
		sexprAll(w, "", n.Usings)
		w.child("", n.ParamBlock)
		sexprAll(w, "", n.NamedBlocks())
	case *ParamBlock:
		w.open("ParamBlock", n)
		sexprAll(w, "", n.Attributes)
		sexprAll(w, "", n.Parameters)
	case *Parameter:
		w.open("Parameter", n)
		sexprAll(w, "", n.Attributes)
		w.child("", n.Name)
		w.child("default:", n.Default)
	case *Attribute:
		w.open("Attribute", n)
		w.child("", n.Type)
		sexprAll(w, "", n.Positional)
		sexprAll(w, "", n.Named)
	case *NamedAttributeArgument:
		w.open("NamedAttributeArgument", n)
		w.quoted(n.Name)
		if n.Omitted {
			w.word("omitted")
		} else {
			w.child("", n.Value)
		}
	case *TypeConstraint:
		w.open("TypeConstraint", n)
		w.child("", n.Type)
	case *SimpleTypeName:
		w.open("Type", n)
		w.quoted(n.Name)
		if n.Assembly != "" {
			w.WriteString(" assembly=")
			w.quote(n.Assembly)
		}
	case *GenericTypeName:
		w.open("GenericType", n)
		w.child("", n.Type)
		sexprAll(w, "", n.Args)
	case *ArrayTypeName:
		w.open("ArrayType", n)
		w.word("rank=" + strconv.Itoa(n.Rank))
		w.child("", n.Element)
	case *NamedBlock:
		w.open("NamedBlock", n)
		w.word(n.Kind.String())
		w.flag(n.Unnamed, "unnamed")
		w.block(n.Statements, n.Traps)
	case *StatementBlock:
		w.open("StatementBlock", n)
		w.block(n.Statements, n.Traps)
	case Statement:
		w.statement(n)
	case *CommandParameter:
		w.open("CommandParameter", n)
		w.quoted(n.Name)
		w.child("", n.Argument)
	case *FileRedirection:
		w.open("FileRedirection", n)
		w.word(n.From.String())
		w.flag(n.Append, "append")
		w.child("", n.Location)
	case *MergingRedirection:
		w.open("MergingRedirection", n)
		w.word(n.From.String())
		w.word("to=" + n.To.String())
	case *CatchClause:
		w.open("CatchClause", n)
		sexprAll(w, "", n.Types)
		w.child("", n.Body)
	case *PropertyMember:
		w.open("PropertyMember", n)
		w.quoted(n.Name)
		w.memberFlags(n.Flags)
		sexprAll(w, "", n.Attributes)
		w.child("type:", n.Type)
		w.child("init:", n.Init)
	case *FunctionMember:
		w.open("FunctionMember", n)
		w.quoted(n.Name)
		w.memberFlags(n.Flags)
		w.flag(n.Constructor, "ctor")
		sexprAll(w, "", n.Attributes)
		w.child("return:", n.ReturnType)
		sexprAll(w, "param:", n.Parameters)
		w.child("", n.Body)
	default:
		w.expression(n)
	}
	w.WriteByte(')')
}

func (w *sexprWriter) requirements(r *ScriptRequirements) {
	if r == nil {
		return
	}
	w.WriteString(" (Requires")
	if r.Version != "" {
		w.word("version=" + r.Version)
	}
	if len(r.Editions) > 0 {
		w.word("editions=" + strings.Join(r.Editions, ","))
	}
	w.flag(r.Elevated, "admin")
	if r.ShellID != "" {
		w.WriteString(" shellid=")
		w.quote(r.ShellID)
	}
	for _, m := range r.Modules {
		w.WriteString(" (Module")
		w.quoted(m.Name)
		for _, f := range [...][2]string{{"min", m.Version}, {"required", m.RequiredVersion}, {"max", m.MaximumVersion}, {"guid", m.GUID}} {
			if f[1] != "" {
				w.word(f[0] + "=" + f[1])
			}
		}
		w.WriteByte(')')
	}
	for _, a := range r.Assemblies {
		w.WriteString(" assembly=")
		w.quote(a)
	}
	w.WriteByte(')')
}

func (w *sexprWriter) memberFlags(f MemberFlags) {
	var s []string
	for i, name := range [...]string{"Public", "Static", "Hidden", "Literal"} {
		if f&(1<<i) != 0 {
			s = append(s, name)
		}
	}
	w.word(strings.Join(s, ","))
}

func (w *sexprWriter) label(s string) {
	if s != "" {
		w.WriteString(" label=")
		w.quote(s)
	}
}

func (w *sexprWriter) operator(op Token, at Extent) {
	w.WriteString(" " + op.String() + "@")
	w.at(at)
}

func (w *sexprWriter) statement(n Statement) {
	switch n := n.(type) {
	case *Pipeline:
		w.open("Pipeline", n)
		w.flag(n.Background, "background")
		sexprAll(w, "", n.Elements)
	case *PipelineChain:
		w.open("PipelineChain", n)
		if n.Or {
			w.word("OrOr")
		} else {
			w.word("AndAnd")
		}
		w.flag(n.Background, "background")
		w.child("", n.Left)
		w.child("", n.Right)
	case *Command:
		w.open("Command", n)
		switch n.Operator {
		case InvokeAmpersand:
			w.word("op=Ampersand")
		case InvokeDot:
			w.word("op=Dot")
		}
		sexprAll(w, "", n.Elements)
		sexprAll(w, "", n.Redirections)
	case *CommandExpression:
		w.open("CommandExpression", n)
		w.child("", n.Expression)
		sexprAll(w, "", n.Redirections)
	case *AssignmentStatement:
		w.open("AssignmentStatement", n)
		w.operator(n.Operator, n.OperatorPos)
		w.child("", n.Left)
		w.child("", n.Right)
	case *IfStatement:
		w.open("IfStatement", n)
		for _, c := range n.Clauses {
			w.WriteString(" (Clause")
			w.child("", c.Condition)
			w.child("", c.Body)
			w.WriteByte(')')
		}
		w.child("else:", n.Else)
	case *SwitchStatement:
		w.open("SwitchStatement", n)
		w.label(n.Label)
		if n.Flags != 0 {
			var s []string
			for i, name := range [...]string{"File", "Regex", "Wildcard", "Exact", "CaseSensitive", "Parallel"} {
				if n.Flags&(1<<i) != 0 {
					s = append(s, name)
				}
			}
			w.word("flags=" + strings.Join(s, ","))
		}
		w.child("cond:", n.Condition)
		for _, c := range n.Clauses {
			w.WriteString(" (Clause")
			w.child("", c.Test)
			w.child("", c.Body)
			w.WriteByte(')')
		}
		w.child("default:", n.Default)
	case *ForEachStatement:
		w.open("ForEachStatement", n)
		w.label(n.Label)
		w.flag(n.Parallel, "flags=Parallel")
		w.child("throttle:", n.ThrottleLimit)
		w.child("var:", n.Variable)
		w.child("in:", n.Condition)
		w.child("body:", n.Body)
	case *ForStatement:
		w.open("ForStatement", n)
		w.label(n.Label)
		w.child("init:", n.Initializer)
		w.child("cond:", n.Condition)
		w.child("iter:", n.Iterator)
		w.child("body:", n.Body)
	case *WhileStatement:
		w.open("WhileStatement", n)
		w.label(n.Label)
		w.child("cond:", n.Condition)
		w.child("body:", n.Body)
	case *DoWhileStatement:
		w.open("DoWhileStatement", n)
		w.label(n.Label)
		w.child("body:", n.Body)
		w.child("cond:", n.Condition)
	case *DoUntilStatement:
		w.open("DoUntilStatement", n)
		w.label(n.Label)
		w.child("body:", n.Body)
		w.child("cond:", n.Condition)
	case *TryStatement:
		w.open("TryStatement", n)
		w.child("", n.Body)
		sexprAll(w, "", n.Catches)
		w.child("finally:", n.Finally)
	case *TrapStatement:
		w.open("TrapStatement", n)
		w.child("", n.Type)
		w.child("", n.Body)
	case *DataStatement:
		w.open("DataStatement", n)
		if n.Variable != "" {
			w.quoted(n.Variable)
		}
		sexprAll(w, "allow:", n.Allowed)
		w.child("", n.Body)
	case *FunctionDefinition:
		w.open("FunctionDefinition", n)
		w.quoted(n.Name)
		w.flag(n.Filter, "filter")
		w.flag(n.Workflow, "workflow")
		sexprAll(w, "param:", n.Parameters)
		w.child("", n.Body)
	case *ReturnStatement:
		w.open("ReturnStatement", n)
		w.child("", n.Pipeline)
	case *ExitStatement:
		w.open("ExitStatement", n)
		w.child("", n.Pipeline)
	case *ThrowStatement:
		w.open("ThrowStatement", n)
		w.flag(n.Rethrow, "rethrow")
		w.child("", n.Pipeline)
	case *BreakStatement:
		w.open("BreakStatement", n)
		w.child("", n.Label)
	case *ContinueStatement:
		w.open("ContinueStatement", n)
		w.child("", n.Label)
	case *BlockStatement:
		w.open("BlockStatement", n)
		if n.Kind != "" {
			w.word(strings.ToUpper(n.Kind[:1]) + strings.ToLower(n.Kind[1:]))
		}
		w.child("", n.Body)
	case *TypeDefinition:
		w.open("TypeDefinition", n)
		w.word([...]string{"class", "enum", "interface"}[n.Kind])
		w.quoted(n.Name)
		sexprAll(w, "", n.Attributes)
		sexprAll(w, "base:", n.Bases)
		sexprAll(w, "", n.Members)
	case *UsingStatement:
		w.open("UsingStatement", n)
		w.word(n.Kind.String())
		w.child("", n.Name)
		w.child("alias:", n.Alias)
		w.child("module:", n.ModuleSpecification)
	case *ErrorStatement:
		w.open("ErrorStatement", n)
		if n.Kind != TokenUnknown {
			w.word("kind=" + n.Kind.String())
		}
		for _, f := range n.Flags {
			w.WriteString(" flag=")
			w.quote(f.Name)
			w.child("", f.Value)
		}
		sexprAll(w, "cond:", n.Conditions)
		sexprAll(w, "body:", n.Bodies)
		sexprAll(w, "nested:", n.Nested)
	}
}

func (w *sexprWriter) variable(p *VariablePath) {
	switch p.Scope {
	case "global", "local", "private", "script":
		w.word(p.Scope)
	case "using":
		w.WriteString(` drive="using"`)
	}
	if strings.EqualFold(p.Drive, "variable") {
		w.word("variable")
	} else if p.Drive != "" {
		w.WriteString(" drive=")
		w.quote(p.Drive)
	}
}

func (w *sexprWriter) expression(n Node) {
	switch n := n.(type) {
	case *BinaryExpression:
		w.open("BinaryExpression", n)
		w.operator(n.Operator, n.OperatorPos)
		w.child("", n.Left)
		w.child("", n.Right)
	case *UnaryExpression:
		w.open("UnaryExpression", n)
		w.word(n.Operator.String())
		w.child("", n.Child)
	case *TernaryExpression:
		w.open("TernaryExpression", n)
		w.child("", n.Condition)
		w.child("", n.IfTrue)
		w.child("", n.IfFalse)
	case *ConvertExpression:
		w.open("ConvertExpression", n)
		w.child("", n.Type)
		w.child("", n.Child)
	case *AttributedExpression:
		w.open("AttributedExpression", n)
		w.child("", n.Attribute)
		w.child("", n.Child)
	case *TypeExpression:
		w.open("TypeExpression", n)
		w.child("", n.Type)
	case *ConstantExpression:
		w.open("ConstantExpression", n)
		w.word(ConstantText(n.Value))
	case *StringConstantExpression:
		w.open("StringConstantExpression", n)
		w.word(n.Kind.String())
		w.quoted(n.Value)
	case *ExpandableStringExpression:
		w.open("ExpandableStringExpression", n)
		w.word(n.Kind.String())
		w.quoted(n.Value)
		sexprAll(w, "", n.Nested)
	case *VariableExpression:
		w.open("VariableExpression", n)
		w.quoted(n.Path.UserPath)
		w.flag(n.Splatted, "splat")
		w.variable(&n.Path)
	case *BaseCtorInvokeMemberExpression:
		w.open("BaseCtorInvokeMemberExpression", n)
		w.child("", n.Target)
		w.child("", n.Member)
		sexprAll(w, "arg:", n.Arguments)
	case *InvokeMemberExpression:
		w.open("InvokeMemberExpression", n)
		w.member(&n.MemberExpression)
		sexprAll(w, "typearg:", n.TypeArgs)
		sexprAll(w, "arg:", n.Arguments)
	case *MemberExpression:
		w.open("MemberExpression", n)
		w.member(n)
	case *IndexExpression:
		w.open("IndexExpression", n)
		w.flag(n.NullConditional, "nullcond")
		w.child("", n.Target)
		w.child("", n.Index)
	case *ArrayExpression:
		w.open("ArrayExpression", n)
		w.child("", n.Body)
	case *ArrayLiteral:
		w.open("ArrayLiteral", n)
		sexprAll(w, "", n.Elements)
	case *Hashtable:
		w.open("Hashtable", n)
		for _, p := range n.Pairs {
			w.WriteString(" (Pair")
			w.child("", p.Key)
			w.child("", p.Value)
			w.WriteByte(')')
		}
	case *ParenExpression:
		w.open("ParenExpression", n)
		w.child("", n.Pipeline)
	case *SubExpression:
		w.open("SubExpression", n)
		w.child("", n.Body)
	case *ScriptBlockExpression:
		w.open("ScriptBlockExpression", n)
		w.child("", n.ScriptBlock)
	case *UsingExpression:
		w.open("UsingExpression", n)
		w.child("", n.SubExpression)
	case *ErrorExpression:
		w.open("ErrorExpression", n)
		sexprAll(w, "", n.Nested)
	}
}

func (w *sexprWriter) member(n *MemberExpression) {
	w.flag(n.Static, "static")
	w.flag(n.NullConditional, "nullcond")
	w.child("", n.Target)
	w.child("", n.Member)
}
