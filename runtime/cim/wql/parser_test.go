package wql

import (
	"strings"
	"testing"
	"time"

	"goposh/runtime/cim"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseCanonical(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`select * from Win32_Process`, `SELECT * FROM Win32_Process`},
		{"Select\tName ,\n ProcessId From Win32_Process", `SELECT Name, ProcessId FROM Win32_Process`},
		{`select * from c where a = "x" and b<>'y' or c != 3`, `SELECT * FROM c WHERE ((a = 'x' AND b <> 'y') OR c <> 3)`},
		{`select * from c where a=1 or b=2 and c=3`, `SELECT * FROM c WHERE (a = 1 OR (b = 2 AND c = 3))`},
		{`select * from c where (a=1 or b=2) and not c=3`, `SELECT * FROM c WHERE ((a = 1 OR b = 2) AND NOT c = 3)`},
		{`select * from c where not (a=1 and b=2)`, `SELECT * FROM c WHERE NOT (a = 1 AND b = 2)`},
		{`select * from c where not not a=1`, `SELECT * FROM c WHERE NOT NOT a = 1`},
		{`select * from c where a is null and b is not null`, `SELECT * FROM c WHERE (a IS NULL AND b IS NOT NULL)`},
		{`select * from c where a = NULL or b <> null`, `SELECT * FROM c WHERE (a IS NULL OR b IS NOT NULL)`},
		{`select * from c where 5 < a`, `SELECT * FROM c WHERE a > 5`},
		{`select * from c where a >= -5 and b <= 0x10 and d = 1.5e3 and e=true`,
			`SELECT * FROM c WHERE (((a >= -5 AND b <= 16) AND d = 1500.0) AND e = TRUE)`},
		{`select * from c where a = 'it\'s \\ "q"'`, `SELECT * FROM c WHERE a = 'it\'s \\ "q"'`},
		{`select * from c where a = "it's"`, `SELECT * FROM c WHERE a = 'it\'s'`},
		{`select * from c where a like '%[a-f]_'`, `SELECT * FROM c WHERE a LIKE '%[a-f]_'`},
		{`select * from meta_class where __this isa "CIM_X"`, `SELECT * FROM meta_class WHERE __this ISA 'CIM_X'`},
		{`select * from __InstanceCreationEvent within 2.5 where TargetInstance isa 'X' and TargetInstance.Name = 'n'`,
			`SELECT * FROM __InstanceCreationEvent WITHIN 2.5 WHERE (TargetInstance ISA 'X' AND TargetInstance.Name = 'n')`},
		{`select * from e group within 10 by A, B.C having NumberOfEvents > 5`,
			`SELECT * FROM e GROUP WITHIN 10 BY A, B.C HAVING NumberOfEvents > 5`},
		{`select * from c where x = 18446744073709551615`, `SELECT * FROM c WHERE x = 18446744073709551615`},
		{`ASSOCIATORS OF {Win32_LogicalDisk.DeviceID="C:"} where assocclass = A resultrole=B KEYSONLY`,
			`ASSOCIATORS OF {Win32_LogicalDisk.DeviceID="C:"} WHERE AssocClass=A ResultRole=B KeysOnly`},
		{`references of {\\srv\root\cimv2:A.k="}\"",n=5} where resultclass=R role=X`,
			`REFERENCES OF {\\srv\root\cimv2:A.k="}\"",n=5} WHERE ResultClass=R Role=X`},
		{`associators of {A} where schemaonly`, `ASSOCIATORS OF {A} WHERE SchemaOnly`},
	} {
		q, err := Parse(c.in)
		if !assert.NoError(t, err, c.in) {
			continue
		}
		assert.Equal(t, c.want, q.String())
		again, err := Parse(q.String())
		require.NoError(t, err, q.String())
		assert.Equal(t, q.String(), again.String())
	}
}

func TestParseErrors(t *testing.T) {
	for _, in := range []string{
		``, `select`, `select *`, `select * from`, `select from x`, `selects * from x`, `select * from x where`,
		`select * from x where a`, `select * from x where a =`, `select * from x where = 5`, `select * from x where 5 = 5`,
		`select * from x where (a=5`, `select * from x where a=5)`, `select * from x where a=5 b=6`, `select * from x where a==5`,
		`select * from x where a='c:\temp'`, `select * from x where a='open`, `select * from x where a="open'`,
		`select * from x where a not like 'x'`, `select * from x where a like 5`, `select * from x where 'x' like a`,
		`select * from x where a < null`, `select * from x where a is 5`, `select * from x where and = 5`, `select a, from x`,
		`select * from x within 0 where a=1`, `select * from x within 'a'`, `select * from x group by y`,
		`select * from x where a = 12abc`, `select * from x where a = 1.2.3`, `select * from x where a = 5 and`,
		`select * from x where not`, `select * from x;`, `select * from x where a = 5 or or b = 6`, `select * from x y`,
		`associators of Win32_X`, `associators of {Win32_X.A="b"`, `associators of {}`, `associators of {X.A="b"} where`,
		`associators of {X.A="b"} where foo=1`, `associators of {X}`, `associators of {X.A=1} where schemaonly`,
		`references of {X.A=1} where assocclass=Y`, `associators of {X.A=1} where role=a role=b`, `associators {X.A=1}`,
		"select * from x where a = \x00", `select * from x where a ! 5`,
	} {
		_, err := Parse(in)
		assert.ErrorIs(t, err, cim.InvalidQuery, in)
	}
}

// Deep conditions must neither overflow the stack nor take more than linear time.
func TestDeepNesting(t *testing.T) {
	const depth = 200_000
	start := time.Now()
	for _, in := range []string{
		strings.Repeat("(", depth) + "a=1" + strings.Repeat(")", depth),
		strings.Repeat("NOT ", depth) + "a=1",
		strings.Repeat("a=1 AND (", depth) + "a=1" + strings.Repeat(")", depth),
		strings.Repeat("NOT (a=1 OR ", depth) + "a=1" + strings.Repeat(")", depth),
	} {
		e, err := ParseCondition(in)
		require.NoError(t, err)
		f, err := Bind(e, testClass())
		require.NoError(t, err)
		i := cim.NewInstance(testClass())
		require.NoError(t, i.Set("a", 1))
		f.Match(i)
		f.Pinned("a")
		require.NotEmpty(t, e.String())
	}
	_, err := ParseCondition(strings.Repeat("(", depth))
	require.ErrorIs(t, err, cim.InvalidQuery)
	assert.Less(t, time.Since(start), 30*time.Second)
}

func FuzzWQL(f *testing.F) {
	for _, seed := range []string{
		`select a, b.c from X where not (a = 'x\'' and b <> 5) or c like "[^a-z]%_" or d is not null`,
		`associators of {X.A="b",C=5} where resultclass=Y`,
		`references of {X=@} where keysonly`,
		`select * from E within 1.5 where T isa 'X' group within 2 by a having n > 3`,
		`select * from meta_class where __class like 'Win32%'`,
	} {
		f.Add(seed)
	}
	class := testClass()
	f.Fuzz(func(t *testing.T, text string) {
		q, err := Parse(text)
		if err != nil {
			require.ErrorIs(t, err, cim.InvalidQuery)
			return
		}
		canonical := q.String()
		again, err := Parse(canonical)
		require.NoError(t, err, canonical)
		require.Equal(t, canonical, again.String())
		if s, ok := q.(*Select); ok {
			if filter, err := Bind(s.Where, class); err == nil {
				filter.Match(cim.NewInstance(class))
				filter.Pinned("a")
			}
		}
	})
}
