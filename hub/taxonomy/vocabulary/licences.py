"""Licences: what readers may do with a work."""

# Slug, English, French, Spanish, address of the text, whether everybody may pass the work on.
LICENCES = (
    ("cc-by-4-0", "CC BY 4.0", "CC BY 4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", True),
    (
        "cc-by-nc-4-0",
        "CC BY-NC 4.0",
        "CC BY-NC 4.0",
        "CC BY-NC 4.0",
        "https://creativecommons.org/licenses/by-nc/4.0/",
        True,
    ),
    (
        "cc-by-nc-sa-3-0-igo",
        "CC BY-NC-SA 3.0 IGO",
        "CC BY-NC-SA 3.0 IGO",
        "CC BY-NC-SA 3.0 IGO",
        "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/",
        True,
    ),
    (
        "cc-by-nc-nd-4-0",
        "CC BY-NC-ND 4.0",
        "CC BY-NC-ND 4.0",
        "CC BY-NC-ND 4.0",
        "https://creativecommons.org/licenses/by-nc-nd/4.0/",
        True,
    ),
    ("public-domain", "Public domain", "Domaine public", "Dominio público", "", True),
    ("all-rights-reserved", "All rights reserved", "Tous droits réservés", "Todos los derechos reservados", "", False),
)
