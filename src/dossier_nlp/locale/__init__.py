"""The gettext catalogues: Dutch is the language of the templates, English lies beside it.

After a change of a string, ``python -m dossier_nlp.locale.update`` gathers the strings anew; then
fill what is empty in ``en/LC_MESSAGES/dossier_nlp.po`` and run it again.
"""
