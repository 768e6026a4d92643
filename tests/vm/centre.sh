# centre.sh — a centre that publishes two releases, and the machine as a kiosk of it: for the lanes that refresh.

# make_centre LAYER — /srv/one has the first release, /srv/two both; $work/1.db and 2.db are what they hold.
make_centre() {
	local n
	for n in 1 2; do
		rm -rf "$work/source"
		cp -r tests/fixtures/screens "$work/source"
		sed -i "s/Igazolja a születést\./R00$n./" "$work"/source/services/*.yaml
		"$build/kalauz-data" build --date "2026-03-0$n" -o "$work/$n.db" "$work/source" >/dev/null || return
	done
	mkdir -p "$1/srv"
	publish init </dev/null >/dev/null && publish release --level 3 "$work/1.db" </dev/null >/dev/null &&
		cp -r "$work/repository" "$1/srv/one" &&
		publish release --level 3 "$work/2.db" </dev/null >/dev/null && cp -r "$work/repository" "$1/srv/two" &&
		chmod -R a+rX "$1/srv"
}

publish() { "$build/kalauz-publish" "$@" --repository "$work/repository" --keys "$work/keys"; }

# A web server in the machine, at an address of its network; SITE is one or two. The command is one line.
serve() { # SITE
	local first='for i in /sys/class/net/e*; do ip link set ${i##*/} up; ip addr add 192.0.2.1/24 dev ${i##*/}; done'
	first+='; echo "server { listen 192.0.2.1:80; root /srv/site; }" >/etc/nginx/sites-enabled/default; systemctl start nginx'
	guest "ln -sfn /srv/$1 /srv/site; systemctl is-active -q nginx || { $first; }"
}

# What IT does on a kiosk.
join() { VM_LIMIT=180 guest 'kalauz-setup --server http://192.0.2.1 --root /srv/one/1.root.json --office kormanyablak-xi'; }

# A pass of the timer's unit.
pass() { VM_LIMIT=120 guest 'systemctl start kalauz-sync'; }

hash_of() { sha256sum <"$1" | cut -d' ' -f1; }
