# escapes.sh — ways past the kiosk, tried; on a machine that shows the start screen.

# What must not change: the console that is seen, the lamps of the keyboards' locks, the process, the cursor and the rows
# below the clock.
state() {
	guest 'cat /sys/class/tty/tty0/active; cat /sys/class/leds/*lock/brightness | sort -u; cat /sys/fs/cgroup/system.slice/kalauz.service/cgroup.procs; /usr/lib/kalauz-tests/console-text | sed 2d'
}
is_state() { [ "$(state)" = "$1" ]; }
same_state() { wait_for "$SOON" is_state "$before"; }

moved() { [ "$(cursor)" != "$at" ]; }

# It is not frozen: the mark moves, and back.
answers() {
	at=$(cursor)
	key down
	wait_for "$SOON" moved || return
	at=$(cursor)
	key up
	wait_for "$SOON" moved
}

# The states with the mark on the first line and on the second, once they are drawn to the end.
know_states() {
	before=$(state)
	key down
	wait_for "$SOON" shows '▌  2 ' && wait_for "$SOON" is_settled && below=$(state)
	key up
	same_state && [ "$below" != "$before" ]
}
is_settled() { is_state "$(state)"; }

# leads_nowhere KEY ... — the keys, and then an arrow, which must move the mark as if nothing had been before it. Down and
# up in turn; a kiosk that is frozen, gone or behind another console shows at the first arrow.
leads_nowhere() {
	if [ "$expected" = "$before" ]; then
		key "$@" down && expected=$below
	else
		key "$@" up && expected=$before
	fi
	wait_for "$SOON" is_state "$expected"
}

the_picture() {
	check "Hungarian" shows 'Írja be, mi történt'
	# A display driver that comes late brings the kernel's own font for a moment, with plain marks in the place of ours.
	check "ő" wait_for "$SOON" shows 'idős kor'
	check "the mark" shows '▌  1 Gyermek születik'
	check "the cursor is on the focused line" [ "$(screen | sed -n "$((2 + $(cursor | cut -d' ' -f1)))p" | grep -c '1 Gyermek')" = 1 ]
	check "our font" [ "$(guest 'setfont -O /run/font; od -An -tu4 -j16 -N4 /run/font' | tr -d ' ')" = 512 ]
	check "a picture of it" picture start
	say "kernel to first picture: $(guest cat /run/first-picture) s; unit: $(guest 'systemctl show -P MemoryCurrent kalauz') bytes"
}

# What a keyboard can say. Each must leave all as it is; what it should not do is said beside it.
keys_that_lead_nowhere() {
	local combination what
	escapes=0
	check "the states to compare with" know_states
	expected=$before
	while read -r combination what; do
		escapes=$((escapes + 1))
		check "$combination: $what" eval "leads_nowhere $(tr , ' ' <<<"$combination")" ||
			{ say "what comes after it was not tried"; return; }
	done <<-'KEYS'
		ctrl-c                          interrupt
		ctrl-z                          stop
		ctrl-backslash                  quit
		ctrl-d                          end of file
		ctrl-s                          freeze
		ctrl-q                          and thaw, or leave
		ctrl-v                          quote the next key
		print                           quit, in the kernel's own keymap
		alt-print                       the same
		scroll_lock                     freeze the screen
		ctrl-scroll_lock                show the kernel's state
		shift-scroll_lock               show its memory
		alt-scroll_lock                 show its registers
		pause                           interrupt
		ctrl-pause                      break
		caps_lock                       capitals for the next visitor
		num_lock                        no digits for the next visitor
		ctrl-dot                        compose
		compose                         compose
		alt-kp_6,alt-kp_5               a character by its number
		alt-up                          the kernel's own signal
		alt-left                        console before
		alt-right                       console after
		alt-f2                          console 2
		ctrl-alt-f1                     console 1
		ctrl-alt-f2                     console 2
		ctrl-alt-f3                     console 3
		ctrl-alt-f6                     console 6
		ctrl-alt-f7                     console 7
		ctrl-alt-f12                    console 12
		alt-shift-f1                    console 13
		ctrl-alt-shift-f2               console 14
		shift-pgup                      back in what was shown before
		shift-pgdn,shift-pgup           forth, and back
		ctrl-alt-delete                 reboot
		ctrl-alt-delete,ctrl-alt-delete,ctrl-alt-delete,ctrl-alt-delete,ctrl-alt-delete,ctrl-alt-delete,ctrl-alt-delete,ctrl-alt-delete reboot by insisting
		alt-sysrq-k                     kill all on this console
		alt-sysrq-b                     reboot
		alt-sysrq-e                     end all processes
		alt-sysrq-i                     kill them
		alt-sysrq-f                     kill the largest
		alt-sysrq-c                     crash the kernel
		alt-sysrq-o                     switch off
		alt-sysrq-r                     take the keyboard from whoever has it
		alt-sysrq-s                     sync
		alt-sysrq-u                     mount read-only
		alt-sysrq-v                     show another console
		alt-sysrq-9                     all the kernel says
		alt-sysrq-h                     help on the screen
		power                           switch off
		sleep                           sleep
		wake                            wake
		meta_l                          menu
		menu                            menu
		ctrl-alt-esc                    debugger
		ctrl-esc                        menu
		alt-tab                         another window
		alt-f4                          close
	KEYS
	[ "$expected" = "$before" ] || key up
	check "the power button" eval "qmp '{\"execute\": \"system_powerdown\"}' && same_state"
	check "Ctrl-Alt-Del held" eval "key_down ctrl alt delete && sleep 3 && key_up ctrl alt delete && same_state"
	check "it answers after all" answers
	say "ways tried: $((escapes + 2))"
}

key_event() { # true|false KEY ...
	local down=$1 k
	shift
	for k; do
		qmp "{\"execute\": \"input-send-event\", \"arguments\": {\"events\": [{\"type\": \"key\", \"data\": {\"down\": $down, \"key\": {\"type\": \"qcode\", \"data\": \"$k\"}}}]}}"
	done
}
key_down() { key_event true "$@"; }
key_up() { key_event false "$@"; }

# A keyboard and a disk of one's own.
what_is_plugged_in() {
	before=$(state)
	truncate -s 8M "$vm/stick"
	check "a second keyboard" qmp '{"execute": "device_add", "arguments": {"driver": "usb-kbd", "id": "kbd2", "bus": "usb.0"}}'
	check "it is there" wait_for "$SOON" guest "grep -q 'QEMU USB Keyboard' /proc/bus/input/devices"
	for combination in ctrl-alt-f2 alt-sysrq-k ctrl-alt-delete scroll_lock print alt-right; do
		check "$combination on it" eval "key $combination && same_state"
	done
	check "a stick" eval "qmp '{\"execute\": \"blockdev-add\", \"arguments\": {\"driver\": \"file\", \"node-name\": \"stick\", \"filename\": \"$vm/stick\"}}' &&
		qmp '{\"execute\": \"device_add\", \"arguments\": {\"driver\": \"usb-storage\", \"drive\": \"stick\", \"id\": \"stick\", \"bus\": \"usb.0\"}}'"
	check "is seen" wait_for "$SOON" guest "grep -rq 08 /sys/bus/usb/devices/*/bInterfaceClass"
	check "and is no disk" guest '! ls /dev/sd* 2>/dev/null'
	check "as before" same_state
	check "it answers" answers
}

# What programs say to the console, or to everybody.
what_others_write() {
	before=$(state)
	check "the kernel" eval "guest 'echo \"<3>text of the kernel\" >/dev/kmsg; echo \"<1>an alert of it\" >/dev/kmsg' && same_state"
	check "wall" eval "guest 'echo text for all | wall' && same_state"
	check "a unit that fails" eval "guest 'systemd-run --wait -q /bin/false; systemd-run -q -p StandardOutput=journal+console echo text' ; same_state"
	check "blanking is off" [ "$(guest cat /sys/module/kernel/parameters/consoleblank)" = 0 ]
	check "logins wait on the serial line only" [ "$(guest 'ps -o tty= -C agetty')" = ttyS0 ]
}

logged() { grep -q -- "$1" "$vm/serial0.log"; }

# Who has the serial line and the password is let in.
the_administrator() {
	check "login on the serial line" eval '"$build/vm" send "$vm/serial0" "" && wait_for "$SOON" logged "login:"'
	"$build/vm" send "$vm/serial0" root
	check "the password is asked for" wait_for "$SOON" logged 'Password:'
	"$build/vm" send "$vm/serial0" kalauz
	check "it is right" wait_for "$SOON" logged 'root@kiosk:~#'
	"$build/vm" send "$vm/serial0" 'id -u >/run/who'
	check "and root is in" wait_for "$SOON" guest '[ "$(cat /run/who)" = 0 ]'
}
