# lib.sh — a Debian machine in QEMU, driven from a shell script: sourced by the lanes, which set $build first. Never KVM:
# the accelerator is asked for by name, so that every machine runs the same.
#
# A machine is the cached base (tests/vm/root), a layer with Kalauz and what a lane adds, and memory for what is written.
# $work is the lane's folder; what a machine leaves (log, sockets) is in $vm, pictures are in $pictures.

work=$(mktemp -d /tmp/kalauz-vm.XXXXXX) || exit 1
pictures=${PICTURES:-$work}
passed=0 failed=0 vm='' machine=''
mkdir -p "$pictures"

end_lane() {
	stop_machine
	rm -rf "$work"
}
trap end_lane EXIT

say() { echo "      $*"; }

# check NAME COMMAND ... — one case; a command that fails is a failure.
check() {
	local name=$1
	shift
	if "$@" >"$work/said" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $name: $*"
		tail -n 40 "$work/said" | sed 's/^/        /'
		return 1
	fi
}

not() { ! "$@"; }

report() {
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
}

# --- what it is made of ---

# make_layer FOLDER — Kalauz of $build as the packages install it, enrolled and locked down, with the tests' own tools.
make_layer() {
	local layer=$1
	make -s install B="$build" DESTDIR="$layer" PREFIX=/usr SYSCONFDIR=/etc >"$work/install.log" 2>&1 ||
		{ cat "$work/install.log"; return 1; }
	rm -rf "$layer/usr/share/man"
	add_tools "$layer"
}

# add_tools LAYER — those of the tests.
add_tools() {
	local layer=$1 tests=$1/usr/lib/kalauz-tests unit
	mkdir -p "$tests" "$layer/etc/systemd/system"
	# What only takes time in an emulated processor; a lane that needs it starts it.
	for unit in e2scrub_reap ssh; do
		ln -s /dev/null "$layer/etc/systemd/system/$unit.service"
	done
	install -m 755 tests/vm/probe "$build/console-text" "$tests"
	for unit in probe first_picture; do
		install -m 644 "tests/vm/$unit.service" "$layer/etc/systemd/system/"
		link_unit "$layer" sysinit.target.wants /etc/systemd/system/$unit.service
	done
}

# link_unit LAYER WHERE UNIT — what systemctl enable would do.
link_unit() {
	mkdir -p "$1/etc/systemd/system/$2"
	ln -sf "$3" "$1/etc/systemd/system/$2/"
}

# enrol LAYER — a kiosk, locked down. Without it the machine is a plain one with Kalauz installed.
enrol() {
	link_unit "$1" multi-user.target.wants /usr/lib/systemd/system/kalauz.service
	link_unit "$1" kalauz.service.wants /usr/lib/systemd/system/kalauz-console.service
	KALAUZ_SHARE="$1/usr/share/kalauz" "$1/usr/lib/kalauz/kalauz-lockdown" on "$1"
}

pack() { # FOLDER FILE
	rm -f "$2"
	gensquashfs --quiet --pack-dir "$1" --set-uid 0 --set-gid 0 --compressor zstd --comp-extra level=1 "$2"
}

# --- the machine ---

# start_machine NAME LAYER [ARGUMENT OF QEMU ...] — $APPEND: more for the kernel's command line; $MODE: of the display.
start_machine() {
	local name=$1 layer=$2
	shift 2
	vm=$work/$name
	mkdir -p "$vm"
	qemu-system-x86_64 -accel tcg,tb-size=256 -smp 2 -m "${MEMORY:-512}" -vga std -display none -no-reboot \
		-kernel "$base/vmlinuz" -initrd "$base/initrd" \
		-append "console=ttyS0 quiet loglevel=0 systemd.show_status=0 vt.global_cursor_default=0 consoleblank=0 panic=-1 vga=${MODE:-0x392} ${APPEND:-}" \
		-drive "id=base,file=$base/root.sqfs,if=none,format=raw,readonly=on" -device virtio-blk-pci,drive=base \
		-drive "id=layer,file=$layer,if=none,format=raw,readonly=on" -device virtio-blk-pci,drive=layer \
		-chardev "socket,id=first,path=$vm/serial0,server=on,wait=off,logfile=$vm/serial0.log" -serial chardev:first \
		-serial "unix:$vm/serial1,server=on,wait=off" -qmp "unix:$vm/qmp,server=on,wait=off" \
		-nic "${NET:-none}" "$@" >"$vm/qemu.log" 2>&1 &
	machine=$!
}

stop_machine() {
	[ -n "$machine" ] || return 0
	kill -9 "$machine" 2>/dev/null
	wait "$machine" 2>/dev/null
	machine=''
}

machine_runs() { kill -0 "$machine" 2>/dev/null; }

guest() { "$build/vm" run "$vm/serial1" "$*"; }
key() { "$build/vm" key "$vm/qmp" "$@"; }
qmp() { "$build/vm" say "$vm/qmp" "$1"; }
picture() { "$build/vm" picture "$vm/qmp" "$pictures/$1.png"; }
screen() { guest "/usr/lib/kalauz-tests/console-text ${1:-1}"; }
shows() { screen | grep -qF -- "$1"; }
cursor() { screen | sed -n '1s/^[0-9]* [0-9]* //p'; }

# wait_for SECONDS COMMAND ... — until it succeeds; with the machine gone, or after the time, it has failed.
wait_for() {
	local until=$((SECONDS + $1))
	shift
	while ! "$@" >/dev/null 2>&1; do
		machine_runs || { ! "$@" || return 0; tail -n 5 "$vm/serial0.log" "$vm/qemu.log"; echo "the machine has ended"; return 1; }
		[ $SECONDS -lt $until ] || { echo "not within the time: $*"; return 1; }
		sleep 0.2
	done
}

# Limits are generous: they say that it will not come any more, not how fast it is.
BOOT=${VM_BOOT:-300} SOON=${VM_SOON:-60}

# What is said to a machine before its probe listens is lost: asked briefly, and again.
listens() { VM_LIMIT=1 guest true; }

wait_start() { wait_for "$BOOT" listens && wait_for "$BOOT" shows "${1:-Miben segíthetünk}"; }
