"""The PDFs of the site, printed from its built pages by Chromium and cleaned: `python -m vaikuttava_museo pdf`.

They are tagged PDFs. That they conform to PDF/UA is claimed nowhere: no validator has been run.
"""
