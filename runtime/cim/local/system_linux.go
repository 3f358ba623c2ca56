package local

import (
	"os"

	"golang.org/x/sys/unix"
)

func (*realSystem) Available() error { return nil }

func (*realSystem) StatFS(path string) (FileSystem, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(path, &s); err != nil {
		return FileSystem{}, &os.PathError{Op: "statfs", Path: path, Err: err}
	}
	block := uint64(s.Frsize)
	if block == 0 {
		block = uint64(s.Bsize)
	}
	// Bavail is what users may still fill, which is what FreeSpace means.
	return FileSystem{Size: s.Blocks * block, Free: s.Bavail * block, BlockSize: block, NameLength: uint32(s.Namelen)}, nil
}

func (*realSystem) Kill(pid int) error { return unix.Kill(pid, unix.SIGKILL) }

func (*realSystem) SetNice(pid, nice int) error {
	return unix.Setpriority(unix.PRIO_PROCESS, pid, nice)
}

func (s *realSystem) Start(argv []string, dir string, env []string) (int, error) {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return 0, err
	}
	defer null.Close()
	p, err := os.StartProcess(argv[0], argv, &os.ProcAttr{
		Dir: dir, Env: env, Files: []*os.File{null, null, null}, Sys: &unix.SysProcAttr{Setsid: true},
	})
	if err != nil {
		return 0, err
	}
	pid := p.Pid
	// The process outlives this program; Reap waits for it by number.
	if err := p.Release(); err != nil {
		return 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.children = append(s.children, pid)
	return pid, nil
}

func (s *realSystem) Reap() {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := s.children[:0]
	for _, pid := range s.children {
		ended, err := unix.Wait4(pid, nil, unix.WNOHANG, nil)
		if err == nil && ended == 0 {
			kept = append(kept, pid)
		}
	}
	s.children = kept
}
