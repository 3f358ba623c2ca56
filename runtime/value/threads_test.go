package value

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
)

// together runs f in several goroutines as threads of one session run.
func together(n int, f func(k int)) {
	var wg sync.WaitGroup
	for k := range n {
		BeginThread()
		wg.Go(func() {
			defer EndThread()
			f(k)
		})
	}
	wg.Wait()
}

func TestThreadsAreCounted(t *testing.T) {
	assert.False(t, Threaded())
	together(2, func(int) { assert.True(t, Threaded()) })
	assert.False(t, Threaded())
}

func TestDictOfSeveralThreads(t *testing.T) {
	d := NewHashtable(0)
	together(8, func(k int) {
		for i := range 200 {
			d.SetString(fmt.Sprintf("%d-%d", k, i), Int(int32(i)))
			if i%10 == 0 {
				d.Delete(String(fmt.Sprintf("%d-%d", k, i)))
			}
			d.GetString("0-1")
			for range d.All {
				break
			}
			d.Changes()
			d.Len()
		}
	})
	assert.Equal(t, 8*180, d.Len())
	assert.Len(t, d.Keys(), 8*180)
}

func TestListOfSeveralThreads(t *testing.T) {
	l := NewArrayList(nil)
	together(8, func(k int) {
		for i := range 200 {
			if l.Hold() {
				l.Add(Int(int32(i)))
				l.Release()
			}
			l.SetItem(0, String("x"))
			v, n := l.Item(l.Len() - 1)
			assert.True(t, n > 0 && (v.IsNull() || v.Kind() == KindInt32 || v.Kind() == KindString))
		}
	})
	assert.Equal(t, 8*200, l.Len())
}

func TestMembersOfSeveralThreads(t *testing.T) {
	o := NewCustomObject(0)
	together(8, func(k int) {
		set := o.EnsureMembers()
		for i := range 200 {
			name := fmt.Sprintf("p%d", i%20)
			set.SetNote(name, Int(int32(i)))
			if m := set.Find(name); m != nil {
				Store(&m.Value, String("s"))
				Load(&m.Value)
			}
			if i%7 == 0 {
				set.Remove(name)
			}
			for m := range set.All {
				Load(&m.Value)
			}
		}
	})
	assert.LessOrEqual(t, o.InstanceMembers().Len(), 20)
}

func TestElementsOfSeveralThreads(t *testing.T) {
	var cell Value
	together(8, func(k int) {
		for i := range 1000 {
			if (i+k)%2 == 0 {
				Store(&cell, String("text"))
			} else {
				Store(&cell, Int(int32(i)))
			}
			switch v := Load(&cell); v.Kind() {
			case KindString:
				assert.Equal(t, "text", v.Ref())
			case KindInt32:
			default:
				t.Errorf("half of a value: %v", v)
			}
		}
	})
}

func TestMatchCase(t *testing.T) {
	for _, n := range []int{1, 20} {
		d := NewHashtable(0)
		for i := range n {
			d.SetString(fmt.Sprintf("Key%d", i), Int(int32(i)))
		}
		_, found := d.GetString("KEY0")
		assert.True(t, found)
		d.MatchCase()
		_, found = d.GetString("KEY0")
		assert.False(t, found)
		v, _ := d.GetString("Key0")
		assert.Equal(t, Int(0), v)
		d.SetString("KEY0", Int(-1))
		assert.Equal(t, n+1, d.Len())
	}
}

func TestMemberSetKeepsItsOrder(t *testing.T) {
	var s MemberSet
	for i := range 30 {
		s.SetNote(fmt.Sprintf("p%d", i), Int(int32(i)))
	}
	assert.True(t, s.Remove("P3"))
	assert.False(t, s.Remove("p3"))
	var names []string
	for m := range s.All {
		names = append(names, m.Name)
	}
	assert.Len(t, names, 29)
	assert.Equal(t, []string{"p2", "p4"}, names[2:4])
	assert.Equal(t, Int(29), s.Find("P29").Value)
	assert.Nil(t, s.At(29))
	s.Freeze()
	assert.Equal(t, 28, s.IndexOf("p29"))
}
