"""The PDFs, printed from the built pages by Chromium and tagged; no validator of PDF/UA has been run."""
