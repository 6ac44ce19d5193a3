"""English and Afrikaans: which one is spoken, how it changes, and what the engine's sentences say.

A text is written in English where it is used, in `self.tr`, `QCoreApplication.translate` or a
table of `QT_TRANSLATE_NOOP`; `packaging/translations.sh` gathers it into
`resources/translations/rollcheck_af.ts`. Facts are put in after the translation, by name, so that
a translator can move them: `tr("{number} rows").format(number=…)`.

The Afrikaans words, to be kept to. Short where the place is short; the operator is "jy".

    attendance register  bywoningsregister      lookup           navraag, navrae
    batch                bondel                 membership list  lidmaatskapslys, lys
    branch               tak                    meeting          vergadering
    cannot be read       onleesbaar             Needs you        Wag op jou
    check, checked       nagaan, nagegaan       on the roll      op die kieserslys
    column, row, sheet   kolom, ry, blad        Other ward       Ander wyk
    Could not check      Kon nie nagaan nie     pause, paused    onderbreek
    database             databasis              practice         oefening
    deceased             oorlede                practise         oefen
    Done                 Klaar                  problem rows     probleemrye
    drop (verb)          sleep hierheen         quota            kwota
    Duplicate            Duplikaat              register, Form A register, Vorm A
    feed                 voer                   results          uitslae
    folder, file         vouer, lêer            seat             werkplek
    gateway              netwerkpoort           settings         instellings
    go on                gaan voort             sign in          meld aan
    heading              opskrif                spreadsheet      sigblad
    ID number            ID-nommer              start, stop      begin, stop
    ID number wrong      ID-nommer verkeerd     urgent           dringend
    IEC                  OVK                    vault (of a PC)  kluis
    IEC reports deceased Oorlede volgens OVK    verdict          bevinding
    In queue             In die tou             voting station   stemlokaal
    In ward              In wyk                 ward             wyk
    job                  taak, take             watched folder   dopgehoude vouer
    logged               aangeteken             workbook         werkboek

"The IEC's record indicates" stays as careful in Afrikaans: "volgens die OVK se rekord".
"""

from app.ui.translation.language import LANGUAGES, Language, chosen_language
from app.ui.translation.retold import Retold
from app.ui.translation.said import said, said_alone

__all__ = ["LANGUAGES", "Language", "Retold", "chosen_language", "said", "said_alone"]
