# Makes the scratch root $1 the root of everything that follows, then runs the script as user $2 in directory $3.
# Runs in namespaces of its own; $4 is "all" where every id is mapped.
fail() { echo "ecs-deck-lab: $1" >&2; exit 250; }
root=$1; user=$2; where=$3; ids=$4
PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount --make-rprivate / || fail "private mounts"
mount --bind "$root" "$root" || fail "root"
readonly_bind() {
    mount --bind "$1" "$2" || fail "bind $1"
    mount -o remount,bind,ro "$2" 2>/dev/null \
        || mount -o remount,bind,ro,nosuid,nodev "$2" 2>/dev/null \
        || mount -o remount,bind,ro,nosuid,nodev,noatime "$2" 2>/dev/null \
        || fail "read-only $1"
}
readonly_bind /usr "$root/usr"
for d in bin sbin lib lib32 lib64; do
    if [ -d "/$d" ] && [ ! -L "/$d" ]; then readonly_bind "/$d" "$root/$d"; fi
done
[ -d /usr/local ] && { mount --bind "$root/local" "$root/usr/local" || fail "local"; }
mount -t tmpfs -o mode=755 tmpfs "$root/dev" || fail "dev"
# Their owner and mode are this machine's: read-only keeps those, and what is read and written passes all the same.
for n in null zero full random urandom tty; do
    : > "$root/dev/$n" && mount --bind "/dev/$n" "$root/dev/$n" 2>/dev/null \
        && mount -o remount,bind,ro "$root/dev/$n" 2>/dev/null
done
ln -s /proc/self/fd "$root/dev/fd"; ln -s fd/0 "$root/dev/stdin"; ln -s fd/1 "$root/dev/stdout"; ln -s fd/2 "$root/dev/stderr"
mkdir -p "$root/dev/shm" "$root/dev/pts"
if [ -t 0 ]; then
    # Programs ask for the name of their terminal and open it anew; others want to make terminals of their own.
    : > "$root/dev/console" && mount --bind "$(readlink /proc/self/fd/0)" "$root/dev/console" 2>/dev/null
    mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts" 2>/dev/null && ln -s pts/ptmx "$root/dev/ptmx"
fi
# To the kernel this machine's root is root in here too: it must not come by the settings below /proc.
if mount -t proc proc "$root/proc" 2>/dev/null; then
    mount -o remount,bind,ro "$root/proc" 2>/dev/null || umount -l "$root/proc" || fail "read-only /proc"
fi
hostname "$(cat "$root/etc/hostname")" 2>/dev/null
cd "$root" || fail "root"
# A place of its own: others may be on their way into the same root.
host=$(mktemp -d mnt/.host.XXXXXXXX) && pivot_root . "$host" || fail "pivot"
cd /
umount -l "/$host" || fail "host still there"
rmdir "/$host"
while IFS= read -r entry; do [ "${entry%%:*}" != "$user" ] || break; done < /etc/passwd
[ "${entry%%:*}" = "$user" ] || exit 251
uid=$(echo "$entry" | cut -d: -f3); gid=$(echo "$entry" | cut -d: -f4); home=$(echo "$entry" | cut -d: -f6)
shell=$(echo "$entry" | cut -d: -f7)
[ -n "$where" ] || { where=$home; [ -d "$where" ] || where=/; }
cd "$where" 2>/dev/null || exit 252
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
[ "$ids" = all ] || PATH=/usr/local/owners:$PATH
mkdir -p /run/ecs-assist && chmod 755 /run/ecs-assist
file=/run/ecs-assist/script.$(date +%s%N).$(head -c 6 /dev/urandom | od -An -tx1 | tr -d " ")
printf '%s' "$ECS_DECK_SCRIPT" > "$file" && chmod 755 "$file"
case "$ECS_DECK_SCRIPT" in '#!'*) with= ;; *) with=sh ;; esac
unset ECS_DECK_SCRIPT
export PATH HOME="$home" USER="$user" LOGNAME="$user" SHELL="${shell:-/bin/sh}" LANG=C.UTF-8
# This shell stays the first process: when it dies, all that the script has left behind dies with it. Who could mount
# could make this machine's programs writable again.
set -- --inh-caps=-sys_admin --bounding-set=-sys_admin
if [ "$ids" = all ]; then
    case "$home" in /home/*) chown "$uid:$gid" "$home" ;; esac
    set -- "$@" --reuid="$uid" --regid="$gid" --clear-groups
fi
setpriv "$@" -- $with "$file"
code=$?
rm -f "$file"
exit $code
