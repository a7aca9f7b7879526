#!/bin/sh
# Puts the site and its configuration on this Debian server: sudo sh build/hosting/nginx/install.sh
# Again after every `make hosting`. Unchanged files keep their dates, so what visitors have kept stays valid.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
own=/etc/nginx/vaikuttava-museo

mkdir -p "$own" @root@
# Who reads the log sees visitors' addresses: as Debian's own logs, it is for administrators.
[ -e @log@ ] || install -m 640 -o www-data -g adm /dev/null @log@
rsync --recursive --perms --checksum --delay-updates --delete-after --chmod=D755,F644 "$here/www/" @root@/
for name in http headers types redirects large-pages site tls; do
    install -m 644 "$here/nginx/$name.conf" "$own/$name.conf"
done
if [ -e "@certificate@" ]; then server=server-tls.conf; else server=server.conf; fi
install -m 644 "$here/nginx/$server" /etc/nginx/sites-available/vaikuttava-museo
ln -sf ../sites-available/vaikuttava-museo /etc/nginx/sites-enabled/vaikuttava-museo
# Debian's welcome page would answer in the site's place.
rm -f /etc/nginx/sites-enabled/default
nginx -t -q
# Without systemd a reload of what does not run is told as done: nginx itself knows.
nginx -s reload 2>/dev/null || service nginx start
if [ "$server" = server.conf ]; then
    echo "http://@host@/ – TLS, when the name leads here:"
    echo "sudo certbot certonly --webroot -w @root@ -d @host@ -d @other_host@ --deploy-hook 'nginx -s reload'"
    echo "sudo sh $here/nginx/install.sh"
else
    echo "https://@host@/"
fi
