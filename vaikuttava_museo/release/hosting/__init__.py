"""From a published site to what a host needs: headers, redirects and packed files for every kind of host.

What is sent is data (`hosting/headers.yml`, `hosting/redirects.yml`); these modules turn it into each host's
own words. `python -m vaikuttava_museo.release.hosting` writes them to `build/hosting/`.
"""
