<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="af_ZA" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Rollcheck</source>
        <translation>Oor Rollcheck</translation>
    </message>
    <message>
        <source>Built from</source>
        <translation>Gebou uit</translation>
    </message>
    <message>
        <source>Checks membership lists against the IEC’s voters’ roll, ward by ward.</source>
        <translation>Gaan lidmaatskapslyste wyk vir wyk teen die OVK se kieserslys na.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Gekopieer.</translation>
    </message>
    <message>
        <source>Copy version</source>
        <translation>Kopieer weergawe</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lisensie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Rollcheck {version}</source>
        <translation>Rollcheck {version}</translation>
    </message>
    <message>
        <source>The licence’s text</source>
        <translation>Die lisensie se teks</translation>
    </message>
    <message>
        <source>{name} is used under the licence {licence}; its text comes with it.</source>
        <translation>{name} word onder die lisensie {licence} gebruik; die teks kom daarmee saam.</translation>
    </message>
</context>
<context>
    <name>AccountFields</name>
    <message>
        <source>Give the user name and the password.</source>
        <translation>Gee die gebruikersnaam en die wagwoord.</translation>
    </message>
    <message>
        <source>No internet on this PC, so it could not be tested. Try again later.</source>
        <translation>Geen internet op hierdie rekenaar nie, dus kon dit nie getoets word nie. Probeer later weer.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Wagwoord</translation>
    </message>
    <message>
        <source>Signed in. The account works.</source>
        <translation>Aangemeld. Die rekening werk.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Meld aan…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Toets</translation>
    </message>
    <message>
        <source>Test the sign-in</source>
        <translation>Toets die aanmelding</translation>
    </message>
    <message>
        <source>The IEC asks to wait before the next sign-in. Try again in some minutes.</source>
        <translation>Die OVK vra om te wag voor die volgende aanmelding. Probeer oor ’n paar minute weer.</translation>
    </message>
    <message>
        <source>The IEC does not answer, so it could not be tested. Try again later.</source>
        <translation>Die OVK antwoord nie, dus kon dit nie getoets word nie. Probeer later weer.</translation>
    </message>
    <message>
        <source>The IEC refused this user name or password. Correct them and test again.</source>
        <translation>Die OVK het hierdie gebruikersnaam of wagwoord geweier. Maak dit reg en toets weer.</translation>
    </message>
    <message>
        <source>The IEC’s gateway blocks this network. Ask the IEC to allow it.</source>
        <translation>Die OVK se netwerkpoort blokkeer hierdie netwerk. Vra die OVK om dit toe te laat.</translation>
    </message>
    <message>
        <source>The address cannot prove that it is the IEC’s, so nothing was sent. Check the address and this PC’s clock.</source>
        <translation>Die adres kan nie bewys dat dit die OVK s’n is nie, dus is niks gestuur nie. Kyk na die adres en hierdie rekenaar se klok.</translation>
    </message>
    <message>
        <source>This PC’s vault does not answer, so the kept password could not be tested.</source>
        <translation>Hierdie rekenaar se kluis antwoord nie, dus kon die gestoorde wagwoord nie getoets word nie.</translation>
    </message>
    <message>
        <source>This address answers, but not as the IEC does. Check the address.</source>
        <translation>Hierdie adres antwoord, maar nie soos die OVK nie. Kyk na die adres.</translation>
    </message>
    <message>
        <source>This address cannot be used: it must be like https://api.elections.org.za.</source>
        <translation>Hierdie adres kan nie gebruik word nie: dit moet soos https://api.elections.org.za lyk.</translation>
    </message>
    <message>
        <source>This address was not found. Check it, and this PC’s internet.</source>
        <translation>Hierdie adres is nie gevind nie. Kyk daarna, en na hierdie rekenaar se internet.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Gebruikersnaam</translation>
    </message>
    <message>
        <source>kept in this PC’s vault; type to replace it</source>
        <translation>in hierdie rekenaar se kluis; tik om dit te vervang</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>Answer the question…</source>
        <translation>Beantwoord die vraag…</translation>
    </message>
    <message>
        <source>Ask again what could not be checked</source>
        <translation>Vra weer wat nie nagegaan kon word nie</translation>
    </message>
    <message>
        <source>Change ward…</source>
        <translation>Verander wyk…</translation>
    </message>
    <message>
        <source>Copy result file</source>
        <translation>Kopieer uitslaglêer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Gaan voort</translation>
    </message>
    <message>
        <source>Message to the branch…</source>
        <translation>Boodskap aan die tak…</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Skuif af</translation>
    </message>
    <message>
        <source>Move to the front</source>
        <translation>Skuif heel voor</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Skuif op</translation>
    </message>
    <message>
        <source>No longer urgent</source>
        <translation>Nie meer dringend nie</translation>
    </message>
    <message>
        <source>Open workbook</source>
        <translation>Maak werkboek oop</translation>
    </message>
    <message>
        <source>Overview…</source>
        <translation>Oorsig…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Onderbreek</translation>
    </message>
    <message>
        <source>Print register</source>
        <translation>Druk register</translation>
    </message>
    <message>
        <source>Problem rows…</source>
        <translation>Probleemrye…</translation>
    </message>
    <message>
        <source>Registers as one PDF…</source>
        <translation>Registers as een PDF…</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Verwyder uit die lys</translation>
    </message>
    <message>
        <source>Save copies…</source>
        <translation>Stoor kopieë…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Wys in vouer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Dringend</translation>
    </message>
</context>
<context>
    <name>ActionsDesk</name>
    <message>
        <source>Copied. Paste it into a mail or a folder.</source>
        <translation>Gekopieer. Plak dit in ’n e-pos of ’n vouer.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Oorsig</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registers</translation>
    </message>
    <message>
        <source>Registers as one PDF</source>
        <translation>Registers as een PDF</translation>
    </message>
    <message>
        <source>Save copies in</source>
        <translation>Stoor kopieë in</translation>
    </message>
    <message>
        <source>Select the finished lists whose results are to be saved.</source>
        <translation>Kies die klaar lyste waarvan die uitslae gestoor moet word.</translation>
    </message>
    <message>
        <source>{number} files saved in {folder}.</source>
        <translation>{number} lêers in {folder} gestoor.</translation>
    </message>
</context>
<context>
    <name>Awake</name>
    <message>
        <source>Cannot keep this PC awake</source>
        <translation>Rekenaar kan nie wakker gehou word nie</translation>
    </message>
    <message>
        <source>PC stays awake</source>
        <translation>Rekenaar bly wakker</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>A newer Rollcheck is ready.</source>
        <translation>’n Nuwer Rollcheck is gereed.</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Vra nou</translation>
    </message>
    <message>
        <source>Ask the IEC to allow it; until then jobs stay in the queue.</source>
        <translation>Vra die OVK om dit toe te laat; tot dan bly take in die tou.</translation>
    </message>
    <message>
        <source>Asking {every}; goes on by itself. Open rows stay open.</source>
        <translation>Vra {every}; gaan vanself voort. Oop rye bly oop.</translation>
    </message>
    <message>
        <source>Checking goes on by itself at {time}. Every answer so far is kept.</source>
        <translation>Die nagaan gaan om {time} vanself voort. Elke antwoord tot dusver word behou.</translation>
    </message>
    <message>
        <source>Checking goes on by itself when it is back. Open rows stay open.</source>
        <translation>Die nagaan gaan vanself voort wanneer dit terug is. Oop rye bly oop.</translation>
    </message>
    <message>
        <source>Connect IEC account…</source>
        <translation>Koppel OVK-rekening…</translation>
    </message>
    <message>
        <source>Correct them and checking goes on. Every answer so far is kept.</source>
        <translation>Maak dit reg, dan gaan dit voort. Elke antwoord tot dusver word behou.</translation>
    </message>
    <message>
        <source>Correct them…</source>
        <translation>Maak dit reg…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Besonderhede</translation>
    </message>
    <message>
        <source>Files cannot be dropped here.</source>
        <translation>Lêers kan nie hierheen gesleep word nie.</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>Installeer…</translation>
    </message>
    <message>
        <source>It is installed when the list being checked is done.</source>
        <translation>Dit word geïnstalleer wanneer die lys wat nagegaan word, klaar is.</translation>
    </message>
    <message>
        <source>It is installed when you say so. Lists, answers and settings stay.</source>
        <translation>Dit word geïnstalleer wanneer jy so sê. Lyste, antwoorde en instellings bly.</translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation>Verlaat oefening</translation>
    </message>
    <message>
        <source>Make room on it; what waits goes on by itself. Every answer so far is kept.</source>
        <translation>Maak plek daarop; wat wag, gaan vanself voort. Elke antwoord tot dusver word behou.</translation>
    </message>
    <message>
        <source>No IEC account yet.</source>
        <translation>Nog geen OVK-rekening nie.</translation>
    </message>
    <message>
        <source>No internet on this PC.</source>
        <translation>Geen internet op hierdie rekenaar nie.</translation>
    </message>
    <message>
        <source>No lookups are left for lists right now.</source>
        <translation>Daar is nou geen navrae vir lyste oor nie.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie nou nie</translation>
    </message>
    <message>
        <source>Practice.</source>
        <translation>Oefening.</translation>
    </message>
    <message>
        <source>Practise first</source>
        <translation>Oefen eers</translation>
    </message>
    <message>
        <source>The IEC does not answer since {time}.</source>
        <translation>Die OVK antwoord nie sedert {time} nie.</translation>
    </message>
    <message>
        <source>The IEC refused the user name or password.</source>
        <translation>Die OVK het die gebruikersnaam of wagwoord geweier.</translation>
    </message>
    <message>
        <source>The IEC refuses lookups.</source>
        <translation>Die OVK weier navrae.</translation>
    </message>
    <message>
        <source>The IEC’s gateway blocks this network.</source>
        <translation>Die OVK se netwerkpoort blokkeer hierdie netwerk.</translation>
    </message>
    <message>
        <source>The database does not answer since {time}.</source>
        <translation>Die databasis antwoord nie sedert {time} nie.</translation>
    </message>
    <message>
        <source>The disk of this PC is full.</source>
        <translation>Die skyf van hierdie rekenaar is vol.</translation>
    </message>
    <message>
        <source>The newer Rollcheck waits.</source>
        <translation>Die nuwer Rollcheck wag.</translation>
    </message>
    <message>
        <source>The people and answers here are made up. The IEC is not asked.</source>
        <translation>Die mense en antwoorde hier is versin. Die OVK word nie gevra nie.</translation>
    </message>
    <message>
        <source>The sign-in works. Ask the IEC about this account; jobs stay in the queue.</source>
        <translation>Die aanmelding werk. Vra die OVK oor hierdie rekening; take bly in die tou.</translation>
    </message>
    <message>
        <source>Trying again by itself; what was checked is kept.</source>
        <translation>Probeer vanself weer; wat nagegaan is, word behou.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Hoekom?</translation>
    </message>
    <message>
        <source>Windows runs Rollcheck as administrator and keeps drops away from it. Start it without, or use Add files.</source>
        <translation>Windows laat Rollcheck as administrateur loop en keer dat lêers daarheen gesleep word. Begin dit sonder, of gebruik Voeg lêers by.</translation>
    </message>
    <message>
        <source>You can drop lists and look them over now; checking starts once Rollcheck can sign in.</source>
        <translation>Jy kan nou al lyste hierheen sleep en bekyk; die nagaan begin sodra Rollcheck kan aanmeld.</translation>
    </message>
    <message>
        <source>{name} goes on with the queue. This PC joins in again by itself.</source>
        <translation>{name} gaan met die tou voort. Hierdie rekenaar val vanself weer in.</translation>
    </message>
</context>
<context>
    <name>Branch</name>
    <message>
        <source>A digit of the ID number is mistyped</source>
        <translation>’n Syfer van die ID-nommer is verkeerd getik</translation>
    </message>
    <message>
        <source>A number with decimals in place of the ID number</source>
        <translation>’n Getal met desimale in plaas van die ID-nommer</translation>
    </message>
    <message>
        <source>Checked on {day}</source>
        <translation>Nagegaan op {day}</translation>
    </message>
    <message>
        <source>Fewer than 13 digits</source>
        <translation>Minder as 13 syfers</translation>
    </message>
    <message>
        <source>ID number cut short by Excel (it looks like 8.00102E+12)</source>
        <translation>ID-nommer deur Excel afgekap (dit lyk soos 8.00102E+12)</translation>
    </message>
    <message>
        <source>Letters in the ID number, or another document</source>
        <translation>Letters in die ID-nommer, of ’n ander dokument</translation>
    </message>
    <message>
        <source>More than 13 digits</source>
        <translation>Meer as 13 syfers</translation>
    </message>
    <message>
        <source>No ID number</source>
        <translation>Geen ID-nommer</translation>
    </message>
    <message>
        <source>No ward in the row</source>
        <translation>Geen wyk in die ry</translation>
    </message>
    <message>
        <source>Not an ID number</source>
        <translation>Nie ’n ID-nommer nie</translation>
    </message>
    <message>
        <source>One row could not be checked yet. We ask again; you need not do anything.</source>
        <translation>Een ry kon nog nie nagegaan word nie. Ons vra weer; julle hoef niks te doen nie.</translation>
    </message>
    <message>
        <source>Please correct one row of this list:</source>
        <translation>Maak asseblief een ry van hierdie lys reg:</translation>
    </message>
    <message>
        <source>Please correct {number} rows of this list:</source>
        <translation>Maak asseblief {number} rye van hierdie lys reg:</translation>
    </message>
    <message>
        <source>Please use e-mail for it, not a chat: it holds ID numbers.</source>
        <translation>Gebruik asseblief e-pos daarvoor, nie ’n kletsprogram nie: daar is ID-nommers in.</translation>
    </message>
    <message>
        <source>The eleventh digit is not 0, 1 or 2</source>
        <translation>Die elfde syfer is nie 0, 1 of 2 nie</translation>
    </message>
    <message>
        <source>The first six digits are not a date of birth</source>
        <translation>Die eerste ses syfers is nie ’n geboortedatum nie</translation>
    </message>
    <message>
        <source>The row numbers are those at the left edge in Excel. Compare with the ID book.</source>
        <translation>Die rynommers is dié aan die linkerkant in Excel. Vergelyk met die ID-boek.</translation>
    </message>
    <message>
        <source>The same ID number as another row</source>
        <translation>Dieselfde ID-nommer as ’n ander ry</translation>
    </message>
    <message>
        <source>Then send us the whole list again, as a spreadsheet.</source>
        <translation>Stuur dan die hele lys weer aan ons, as ’n sigblad.</translation>
    </message>
    <message>
        <source>There is nothing to correct in this list.</source>
        <translation>Daar is niks in hierdie lys om reg te maak nie.</translation>
    </message>
    <message>
        <source>Zeros may be missing at the beginning of the ID number</source>
        <translation>Nulle ontbreek dalk aan die begin van die ID-nommer</translation>
    </message>
    <message>
        <source>{number} rows could not be checked yet. We ask again; you need not do anything.</source>
        <translation>{number} rye kon nog nie nagegaan word nie. Ons vra weer; julle hoef niks te doen nie.</translation>
    </message>
    <message>
        <source>{number} wards</source>
        <translation>{number} wyke</translation>
    </message>
    <message>
        <source>{reason}: row {rows}</source>
        <translation>{reason}: ry {rows}</translation>
    </message>
    <message>
        <source>{reason}: rows {rows}</source>
        <translation>{reason}: rye {rows}</translation>
    </message>
    <message>
        <source>{row} (as in row {first})</source>
        <translation>{row} (soos in ry {first})</translation>
    </message>
    <message>
        <source>{ward}, checked on {day}</source>
        <translation>{ward}, nagegaan op {day}</translation>
    </message>
</context>
<context>
    <name>BranchMessageDialog</name>
    <message>
        <source>Copied.</source>
        <translation>Gekopieer.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieer</translation>
    </message>
    <message>
        <source>Copy it into a mail or a message. It holds no ID numbers and no names.</source>
        <translation>Kopieer dit in ’n e-pos of ’n boodskap. Daar is geen ID-nommers of name in nie.</translation>
    </message>
    <message>
        <source>For the branch: {file}</source>
        <translation>Vir die tak: {file}</translation>
    </message>
    <message>
        <source>Message to the branch</source>
        <translation>Boodskap aan die tak</translation>
    </message>
</context>
<context>
    <name>ChangeWardDialog</name>
    <message>
        <source>Change ward</source>
        <translation>Verander wyk</translation>
    </message>
    <message>
        <source>Each row against its own ward, as in the list</source>
        <translation>Elke ry teen sy eie wyk, soos in die lys</translation>
    </message>
    <message>
        <source>Every answer is kept and nobody is asked about twice. The results are made again, and the old ones are marked as replaced.</source>
        <translation>Elke antwoord word behou en oor niemand word twee keer gevra nie. Die uitslae word weer gemaak, en die oues word as vervang gemerk.</translation>
    </message>
    <message>
        <source>Every answer so far is kept, and nobody is asked about twice.</source>
        <translation>Elke antwoord tot dusver word behou, en oor niemand word twee keer gevra nie.</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lys</translation>
    </message>
    <message>
        <source>New ward</source>
        <translation>Nuwe wyk</translation>
    </message>
    <message>
        <source>One ward for the whole list</source>
        <translation>Een wyk vir die hele lys</translation>
    </message>
    <message>
        <source>That is the ward it has now.</source>
        <translation>Dit is die wyk wat dit nou het.</translation>
    </message>
    <message>
        <source>Ward now</source>
        <translation>Wyk tans</translation>
    </message>
    <message>
        <source>Which ward is this list for?</source>
        <translation>Vir watter wyk is hierdie lys?</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>nog geen</translation>
    </message>
</context>
<context>
    <name>ChecksModel</name>
    <message>
        <source>List</source>
        <translation>Lys</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ry</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Bevinding</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
</context>
<context>
    <name>ChecksTable</name>
    <message>
        <source>Earlier checks</source>
        <translation>Vorige kere nagegaan</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>A list is being checked</source>
        <translation>’n Lys word nagegaan</translation>
    </message>
    <message>
        <source>Close Rollcheck</source>
        <translation>Maak Rollcheck toe</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Maak die venster toe</translation>
    </message>
    <message>
        <source>Every answer is kept. Checking goes on when Rollcheck is opened again.</source>
        <translation>Elke antwoord word behou. Dit gaan voort wanneer Rollcheck weer oopgemaak word.</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>Gaan in die stelselbalk voort</translation>
    </message>
    <message>
        <source>Rollcheck stays beside the clock and says when it is done.</source>
        <translation>Rollcheck bly langs die klok en sê wanneer dit klaar is.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stop en maak toe</translation>
    </message>
    <message>
        <source>Stop here and go on next time</source>
        <translation>Stop hier en gaan volgende keer voort</translation>
    </message>
    <message>
        <source>{file} is being checked</source>
        <translation>{file} word nagegaan</translation>
    </message>
</context>
<context>
    <name>CorrectId</name>
    <message>
        <source>A possible ID number: date and last digit fit.</source>
        <translation>’n Moontlike ID-nommer: datum en laaste syfer pas.</translation>
    </message>
    <message>
        <source>An ID number has 13 digits and no letters.</source>
        <translation>’n ID-nommer het 13 syfers en geen letters nie.</translation>
    </message>
    <message>
        <source>That is more than 13 digits.</source>
        <translation>Dit is meer as 13 syfers.</translation>
    </message>
    <message>
        <source>The eleventh digit must be 0, 1 or 2.</source>
        <translation>Die elfde syfer moet 0, 1 of 2 wees.</translation>
    </message>
    <message>
        <source>The first six digits are no date of birth: year, month, day.</source>
        <translation>Die eerste ses syfers is nie ’n geboortedatum nie: jaar, maand, dag.</translation>
    </message>
    <message>
        <source>The last digit does not fit the others: a digit is mistyped.</source>
        <translation>Die laaste syfer pas nie by die ander nie: ’n syfer is verkeerd getik.</translation>
    </message>
    <message>
        <source>Type the 13 digits of the ID number.</source>
        <translation>Tik die 13 syfers van die ID-nommer.</translation>
    </message>
    <message>
        <source>{count} of 13 digits</source>
        <translation>{count} van 13 syfers</translation>
    </message>
</context>
<context>
    <name>CorrectIdDialog</name>
    <message>
        <source>As received</source>
        <translation>Soos ontvang</translation>
    </message>
    <message>
        <source>Ask the IEC</source>
        <translation>Vra die OVK</translation>
    </message>
    <message>
        <source>Correct ID number</source>
        <translation>Maak ID-nommer reg</translation>
    </message>
    <message>
        <source>It uses 1 of the {number} lookups kept for single persons.</source>
        <translation>Dit gebruik 1 van die {number} navrae wat vir enkele persone gehou word.</translation>
    </message>
    <message>
        <source>Right ID number</source>
        <translation>Regte ID-nommer</translation>
    </message>
    <message>
        <source>Right ID number, 13 digits</source>
        <translation>Regte ID-nommer, 13 syfers</translation>
    </message>
    <message>
        <source>Row {number} of {file}</source>
        <translation>Ry {number} van {file}</translation>
    </message>
    <message>
        <source>The lookups kept for single persons are used up; it waits for one.</source>
        <translation>Die navrae vir enkele persone is opgebruik; dit wag vir een.</translation>
    </message>
    <message>
        <source>This asks the IEC about this one person. The results are made again; what was received and who corrected it is kept.</source>
        <translation>Dit vra die OVK oor hierdie een persoon. Die uitslae word weer gemaak; wat ontvang is en wie dit reggemaak het, word behou.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hoekom</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niks</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>This PC has no program that opens {name}. It lies in {folder}.</source>
        <translation>Hierdie rekenaar het geen program wat {name} kan oopmaak nie. Dit lê in {folder}.</translation>
    </message>
</context>
<context>
    <name>DetailsHead</name>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Reading the results…</source>
        <translation>Lees die uitslae…</translation>
    </message>
    <message>
        <source>Select a job to see its verdicts,
voting stations and problem rows</source>
        <translation>Kies ’n taak om sy bevindings,
stemlokale en probleemrye te sien</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probeer weer</translation>
    </message>
    <message>
        <source>{number} jobs selected</source>
        <translation>{number} take gekies</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>Kanselleer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Maak toe</translation>
    </message>
</context>
<context>
    <name>DropStrip</name>
    <message>
        <source>Drop membership lists here</source>
        <translation>Sleep lidmaatskapslyste hierheen</translation>
    </message>
    <message>
        <source>or press Ctrl+V. Files, folders and zips; they are copied, never changed.</source>
        <translation>of druk Ctrl+V. Lêers, vouers en zip-lêers; hulle word gekopieer, nooit verander nie.</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Add a folder…</source>
        <translation>Voeg ’n vouer by…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Voeg lêers by…</translation>
    </message>
    <message>
        <source>Drop membership lists here</source>
        <translation>Sleep lidmaatskapslyste hierheen</translation>
    </message>
    <message>
        <source>Excel, OpenDocument or CSV files, whole folders and zips. Also from an e-mail in classic Outlook, or with Ctrl+V.</source>
        <translation>Excel-, OpenDocument- of CSV-lêers, hele vouers en zip-lêers. Ook uit ’n e-pos in klassieke Outlook, of met Ctrl+V.</translation>
    </message>
    <message>
        <source>Rollcheck makes a copy. Your files are never changed.</source>
        <translation>Rollcheck maak ’n kopie. Jou lêers word nooit verander nie.</translation>
    </message>
</context>
<context>
    <name>Drops</name>
    <message>
        <source>A zip file inside a zip file is not opened. Unpack it in Explorer first.</source>
        <translation>’n Zip-lêer binne ’n zip-lêer word nie oopgemaak nie. Pak dit eers in Explorer uit.</translation>
    </message>
    <message>
        <source>Add one spreadsheet from {name}?</source>
        <translation>Voeg een sigblad uit {name} by?</translation>
    </message>
    <message>
        <source>Add {count} spreadsheets from {name}?</source>
        <translation>Voeg {count} sigblaaie uit {name} by?</translation>
    </message>
    <message>
        <source>Drop to add the files</source>
        <translation>Los om die lêers by te voeg</translation>
    </message>
    <message>
        <source>Drop to add the spreadsheets in these {count} items</source>
        <translation>Los om die sigblaaie in hierdie {count} items by te voeg</translation>
    </message>
    <message>
        <source>Drop to add the spreadsheets in {name}</source>
        <translation>Los om die sigblaaie in {name} by te voeg</translation>
    </message>
    <message>
        <source>Drop to add {count} spreadsheets</source>
        <translation>Los om {count} sigblaaie by te voeg</translation>
    </message>
    <message>
        <source>Drop to add {name}</source>
        <translation>Los om {name} by te voeg</translation>
    </message>
    <message>
        <source>Folders inside it are left out.</source>
        <translation>Vouers daarbinne word uitgelaat.</translation>
    </message>
    <message>
        <source>It cannot be reached. Check the network, or copy it to this PC first.</source>
        <translation>Dit kan nie bereik word nie. Kyk na die netwerk, of kopieer dit eers na hierdie rekenaar.</translation>
    </message>
    <message>
        <source>It holds more than {limit} spreadsheets. Drag them in smaller groups.</source>
        <translation>Daar is meer as {limit} sigblaaie in. Sleep hulle in kleiner groepe.</translation>
    </message>
    <message>
        <source>It is larger than {limit} MB. Remove pictures and other sheets, then add it again.</source>
        <translation>Dit is groter as {limit} MB. Verwyder prente en ander blaaie en voeg dit dan weer by.</translation>
    </message>
    <message>
        <source>It is not there any more. Look where it was moved to.</source>
        <translation>Dit is nie meer daar nie. Kyk waarheen dit geskuif is.</translation>
    </message>
    <message>
        <source>It is packed in an unusual way. Unpack it in Explorer, then drag the lists.</source>
        <translation>Dit is op ’n ongewone manier gepak. Pak dit in Explorer uit en sleep dan die lyste.</translation>
    </message>
    <message>
        <source>It is protected with a password. Unpack it in Explorer, then drag the lists.</source>
        <translation>Dit is met ’n wagwoord beskerm. Pak dit in Explorer uit en sleep dan die lyste.</translation>
    </message>
    <message>
        <source>It unpacks to far more than a list needs. Do not open it; ask who sent it.</source>
        <translation>Uitgepak is dit baie groter as wat ’n lys nodig het. Moenie dit oopmaak nie; vra wie dit gestuur het.</translation>
    </message>
    <message>
        <source>Rollcheck runs as administrator, so Windows blocks files dragged onto it. Close it and start it in the usual way, or use Add files….</source>
        <translation>Rollcheck loop as administrateur, daarom keer Windows lêers wat daarheen gesleep word. Maak dit toe en begin dit op die gewone manier, of gebruik Voeg lêers by….</translation>
    </message>
    <message>
        <source>Save the attachment first, then drag it from Downloads.</source>
        <translation>Stoor eers die aanhegsel en sleep dit dan uit Downloads.</translation>
    </message>
    <message>
        <source>The program this comes from would give its file away. Copy it to a folder first.</source>
        <translation>Die program waaruit dit kom, sou sy lêer weggee. Kopieer dit eers na ’n vouer.</translation>
    </message>
    <message>
        <source>The zip file is damaged. Ask the sender for it again, or unpack it in Explorer.</source>
        <translation>Die zip-lêer is beskadig. Vra die afsender weer daarvoor, of pak dit in Explorer uit.</translation>
    </message>
    <message>
        <source>There is no file in this. Use Add files… to choose the list.</source>
        <translation>Hier is geen lêer in nie. Gebruik Voeg lêers by… om die lys te kies.</translation>
    </message>
    <message>
        <source>There is no room for it on this PC. Free some space, then add it again.</source>
        <translation>Daar is nie plek daarvoor op hierdie rekenaar nie. Maak plek en voeg dit dan weer by.</translation>
    </message>
    <message>
        <source>There is no spreadsheet in this folder. Open the folder that holds the lists.</source>
        <translation>Daar is geen sigblad in hierdie vouer nie. Maak die vouer met die lyste oop.</translation>
    </message>
    <message>
        <source>There is no spreadsheet in this zip file.</source>
        <translation>Daar is geen sigblad in hierdie zip-lêer nie.</translation>
    </message>
    <message>
        <source>This is a mail. Save the attachment first, then drag it from Downloads.</source>
        <translation>Dit is ’n e-pos. Stoor eers die aanhegsel en sleep dit dan uit Downloads.</translation>
    </message>
    <message>
        <source>This is text, not a file. Save the list in Excel, then drag the file here.</source>
        <translation>Dit is teks, nie ’n lêer nie. Stoor die lys in Excel en sleep dan die lêer hierheen.</translation>
    </message>
    <message>
        <source>Windows does not let you read it. Ask its owner for access.</source>
        <translation>Windows laat jou nie toe om dit te lees nie. Vra die eienaar vir toegang.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>A sorted workbook and Form A, saved by themselves.</source>
        <translation>’n Gesorteerde werkboek en Vorm A, vanself gestoor.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Sleep hierheen</translation>
    </message>
    <message>
        <source>Look it over, then start</source>
        <translation>Bekyk dit en begin</translation>
    </message>
    <message>
        <source>Rollcheck finds the ward and the column with the ID numbers.</source>
        <translation>Rollcheck kry die wyk en die kolom met die ID-nommers.</translation>
    </message>
    <message>
        <source>Sample list: invented people with every kind of trouble in it. Runs in practice; the IEC is not asked.</source>
        <translation>Voorbeeldlys: versinde mense met elke soort moeilikheid daarin. Loop in oefening; die OVK word nie gevra nie.</translation>
    </message>
    <message>
        <source>Take the results</source>
        <translation>Neem die uitslae</translation>
    </message>
    <message>
        <source>Try the sample list</source>
        <translation>Probeer die voorbeeldlys</translation>
    </message>
    <message>
        <source>You see how many lookups it takes and when it will be done.</source>
        <translation>Jy sien hoeveel navrae dit kos en wanneer dit klaar sal wees.</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>&quot;{wish}&quot; does not say which ward: {problem}</source>
        <translation>“{wish}” sê nie watter wyk nie: {problem}</translation>
    </message>
    <message>
        <source>A token counts for 1 to {number} days</source>
        <translation>’n Teken geld vir 1 tot {number} dae</translation>
    </message>
    <message>
        <source>A token needs a name of at most 60 characters, such as: wall screen</source>
        <translation>’n Teken het ’n naam van hoogstens 60 karakters nodig, soos: muurskerm</translation>
    </message>
    <message>
        <source>Add the column with the members&apos; 13-digit ID numbers.</source>
        <translation>Voeg die kolom met die lede se ID-nommers van 13 syfers by.</translation>
    </message>
    <message>
        <source>Add the column with the members’ 13-digit ID numbers, or choose it in the card</source>
        <translation>Voeg die kolom met die lede se ID-nommers van 13 syfers by, of kies dit op die kaart</translation>
    </message>
    <message>
        <source>Add the spreadsheets in it, or name it as a watched folder</source>
        <translation>Voeg die sigblaaie daarin by, of maak dit ’n dopgehoude vouer</translation>
    </message>
    <message>
        <source>Adding and starting lists needs the role operator; {operator} is a viewer. Ask {whom}</source>
        <translation>Om lyste by te voeg en te begin, verg die rol operateur; {operator} is ’n kyker. Vra {whom}</translation>
    </message>
    <message>
        <source>An address or account of the office is too long for this PC&apos;s vault</source>
        <translation>’n Adres of rekening van die kantoor is te lank vir hierdie rekenaar se kluis</translation>
    </message>
    <message>
        <source>An internal error stopped this job; its answers are kept. Details are in the log</source>
        <translation>’n Interne fout het hierdie taak gestop; die antwoorde word behou. Besonderhede is in die log</translation>
    </message>
    <message>
        <source>Another PC is upgrading this database. Try again when it is done</source>
        <translation>’n Ander rekenaar gradeer hierdie databasis nou op. Probeer weer as dit klaar is</translation>
    </message>
    <message>
        <source>Another Rollcheck of this PC runs the queue.</source>
        <translation>’n Ander Rollcheck op hierdie rekenaar werk die tou af.</translation>
    </message>
    <message>
        <source>Another seat is called {seat} already; {operator} works at it. Give this PC a name of its own: set seat_name in its settings, then start Rollcheck again</source>
        <translation>’n Ander werkplek heet reeds {seat}; {operator} werk daar. Gee hierdie rekenaar ’n eie naam: stel seat_name in sy instellings en begin Rollcheck weer</translation>
    </message>
    <message>
        <source>Another seat runs the queue.</source>
        <translation>’n Ander werkplek loop die tou.</translation>
    </message>
    <message>
        <source>Ask for it to be sent again</source>
        <translation>Vra dat dit weer gestuur word</translation>
    </message>
    <message>
        <source>Ask for it to be sent again, or save it again</source>
        <translation>Vra dat dit weer gestuur word, of stoor dit weer</translation>
    </message>
    <message>
        <source>Changing lists and the queue needs the role operator; {operator} is a viewer. Ask {whom}</source>
        <translation>Om lyste en die tou te verander, verg die rol operateur; {operator} is ’n kyker. Vra {whom}</translation>
    </message>
    <message>
        <source>Check the name and folder</source>
        <translation>Kyk na die naam en die vouer</translation>
    </message>
    <message>
        <source>Check the name and the folder; it may have been moved or renamed</source>
        <translation>Kyk na die naam en die vouer; dit is dalk geskuif of hernoem</translation>
    </message>
    <message>
        <source>Choose a row from 1 to {last}, or none for a list without headings</source>
        <translation>Kies ’n ry van 1 tot {last}, of geen vir ’n lys sonder opskrifte</translation>
    </message>
    <message>
        <source>Choose a row from 1 to {last}, or none for a list without headings.</source>
        <translation>Kies ’n ry van 1 tot {last}, of geen vir ’n lys sonder opskrifte.</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Kies ’n ander vouer</translation>
    </message>
    <message>
        <source>Choose from: {choices}</source>
        <translation>Kies uit: {choices}</translation>
    </message>
    <message>
        <source>Choose one of these: {columns}</source>
        <translation>Kies een van hierdie: {columns}</translation>
    </message>
    <message>
        <source>Choose one of these: {columns}.</source>
        <translation>Kies een van hierdie: {columns}.</translation>
    </message>
    <message>
        <source>Choose the ID column</source>
        <translation>Kies die ID-kolom</translation>
    </message>
    <message>
        <source>Choose the list’s ward, or add a column headed WARD</source>
        <translation>Kies die lys se wyk, of voeg ’n kolom met die opskrif WARD by</translation>
    </message>
    <message>
        <source>Choose the list’s ward, or add a column headed WARD.</source>
        <translation>Kies die lys se wyk, of voeg ’n kolom met die opskrif WARD by.</translation>
    </message>
    <message>
        <source>Choose the ward from the list</source>
        <translation>Kies die wyk uit die lys</translation>
    </message>
    <message>
        <source>Choose the ward from the list.</source>
        <translation>Kies die wyk uit die lys.</translation>
    </message>
    <message>
        <source>Close it elsewhere or copy it to a folder of your own, then add the copy</source>
        <translation>Maak dit elders toe of kopieer dit na ’n vouer van jou eie, en voeg dan die kopie by</translation>
    </message>
    <message>
        <source>Close it in other programs, or ask for the right to read</source>
        <translation>Maak dit in ander programme toe, of vra vir die reg om te lees</translation>
    </message>
    <message>
        <source>Connecting to Redis</source>
        <translation>Verbind met Redis</translation>
    </message>
    <message>
        <source>Copy it to this PC first</source>
        <translation>Kopieer dit eers na hierdie rekenaar</translation>
    </message>
    <message>
        <source>Copy the list alone to a new workbook (in Excel, Ctrl+End shows where the sheet ends) and add that</source>
        <translation>Kopieer net die lys na ’n nuwe werkboek (in Excel wys Ctrl+End waar die blad eindig) en voeg dit by</translation>
    </message>
    <message>
        <source>Copy the list alone to a new workbook (in Excel, Ctrl+End shows where the sheet ends) and add that.</source>
        <translation>Kopieer net die lys na ’n nuwe werkboek (in Excel wys Ctrl+End waar die blad eindig) en voeg dit by.</translation>
    </message>
    <message>
        <source>Copy the list alone to a new workbook, save it as .xlsx and add that</source>
        <translation>Kopieer net die lys na ’n nuwe werkboek, stoor dit as .xlsx en voeg dit by</translation>
    </message>
    <message>
        <source>Database clock</source>
        <translation>Databasis se klok</translation>
    </message>
    <message>
        <source>Database packets</source>
        <translation>Databasispakkies</translation>
    </message>
    <message>
        <source>Database rights</source>
        <translation>Databasisregte</translation>
    </message>
    <message>
        <source>Database tables</source>
        <translation>Databasistabelle</translation>
    </message>
    <message>
        <source>Every row of this list that can be asked has its answer</source>
        <translation>Elke ry van hierdie lys wat gevra kan word, het sy antwoord</translation>
    </message>
    <message>
        <source>Fill in the list, or choose the row of its headings</source>
        <translation>Vul die lys in, of kies die ry met sy opskrifte</translation>
    </message>
    <message>
        <source>Fill in the list.</source>
        <translation>Vul die lys in.</translation>
    </message>
    <message>
        <source>Give an ID number or the beginning of a surname</source>
        <translation>Gee ’n ID-nommer of die begin van ’n van</translation>
    </message>
    <message>
        <source>Give it as https://host, for example https://api.elections.org.za</source>
        <translation>Gee dit as https://gasheer, byvoorbeeld https://api.elections.org.za</translation>
    </message>
    <message>
        <source>Give the operator&apos;s user name on the PC</source>
        <translation>Gee die operateur se gebruikersnaam op die rekenaar</translation>
    </message>
    <message>
        <source>Give the whole path, with its drive or share.</source>
        <translation>Gee die hele pad, met sy skyf of gedeelde vouer.</translation>
    </message>
    <message>
        <source>Giving out results and ID numbers needs the role operator; {operator} is a viewer. Ask {whom}</source>
        <translation>Om resultate en ID-nommers uit te gee, verg die rol operateur; {operator} is ’n kyker. Vra {whom}</translation>
    </message>
    <message>
        <source>In Numbers choose File, Export To, Excel, and add that</source>
        <translation>Kies in Numbers File, Export To, Excel, en voeg dit by</translation>
    </message>
    <message>
        <source>It is not a membership list as Excel saves it; do not open it, ask who sent it</source>
        <translation>Dit is nie ’n lidmaatskapslys soos Excel dit stoor nie; moenie dit oopmaak nie, vra wie dit gestuur het</translation>
    </message>
    <message>
        <source>Its copy on this PC was damaged while the database was away. Add the file again.</source>
        <translation>Die kopie daarvan op hierdie rekenaar is beskadig terwyl die databasis weg was. Voeg die lêer weer by.</translation>
    </message>
    <message>
        <source>Its sheets are: {sheets}</source>
        <translation>Sy blaaie is: {sheets}</translation>
    </message>
    <message>
        <source>Jobs go on without it, and screens follow every 2 seconds</source>
        <translation>Take gaan daarsonder voort, en skerms volg elke 2 sekondes</translation>
    </message>
    <message>
        <source>Kept on this PC until the database answers</source>
        <translation>Word op hierdie rekenaar gehou totdat die databasis antwoord</translation>
    </message>
    <message>
        <source>Make room on it, then add the file again</source>
        <translation>Maak plek daarop, en voeg dan die lêer weer by</translation>
    </message>
    <message>
        <source>Most rows name no ward</source>
        <translation>Die meeste rye noem geen wyk nie</translation>
    </message>
    <message>
        <source>Name the spreadsheets in it, one by one or with a pattern</source>
        <translation>Noem die sigblaaie daarin, een vir een of met ’n patroon</translation>
    </message>
    <message>
        <source>Neither the file name nor a column says which ward this is</source>
        <translation>Nóg die lêernaam nóg ’n kolom sê watter wyk dit is</translation>
    </message>
    <message>
        <source>No IEC user name and password on this PC. Enter them in the settings; if they were there, unlock this PC&apos;s vault and start again</source>
        <translation>Geen OVK-gebruikersnaam en -wagwoord op hierdie rekenaar nie. Tik dit in die instellings in; as dit daar was, sluit hierdie rekenaar se kluis oop en begin weer</translation>
    </message>
    <message>
        <source>No Redis is set up</source>
        <translation>Geen Redis is opgestel nie</translation>
    </message>
    <message>
        <source>No answer within {number} seconds</source>
        <translation>Geen antwoord binne {number} sekondes nie</translation>
    </message>
    <message>
        <source>None of these lists has results yet. Wait until one is done</source>
        <translation>Geen van hierdie lyste het al uitslae nie. Wag tot een klaar is</translation>
    </message>
    <message>
        <source>Nothing can be saved in {folder}: {reason}. Choose another folder</source>
        <translation>Niks kan in {folder} gestoor word nie: {reason}. Kies ’n ander vouer</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Kantoor</translation>
    </message>
    <message>
        <source>Office Redis</source>
        <translation>Kantoor se Redis</translation>
    </message>
    <message>
        <source>Office database</source>
        <translation>Kantoor se databasis</translation>
    </message>
    <message>
        <source>On {day} {month} {year} at {time} ID number {id} could not be checked: {reason}.</source>
        <translation>Op {day} {month} {year} om {time} kon ID-nommer {id} nie nagegaan word nie: {reason}.</translation>
    </message>
    <message>
        <source>On {day} {month} {year} at {time} the IEC answered about ID number {id}: {answer}.</source>
        <translation>Op {day} {month} {year} om {time} het die OVK oor ID-nommer {id} geantwoord: {answer}.</translation>
    </message>
    <message>
        <source>Open it in Excel and save as .xlsx, then add that</source>
        <translation>Maak dit in Excel oop, stoor as .xlsx en voeg dit dan by</translation>
    </message>
    <message>
        <source>Open it in Excel and save it again as .xlsx, or ask for it to be sent again, then add that</source>
        <translation>Maak dit in Excel oop en stoor dit weer as .xlsx, of vra dat dit weer gestuur word, en voeg dit dan by</translation>
    </message>
    <message>
        <source>Open it in Excel, correct that row, save as .xlsx and add that</source>
        <translation>Maak dit in Excel oop, maak daardie ry reg, stoor as .xlsx en voeg dit by</translation>
    </message>
    <message>
        <source>Open it in Excel, take the password off (File, Info, Protect Workbook, Encrypt with Password), save it and add it again</source>
        <translation>Maak dit in Excel oop, haal die wagwoord af (File, Info, Protect Workbook, Encrypt with Password), stoor dit en voeg dit weer by</translation>
    </message>
    <message>
        <source>Open it in the program it came from, save the list as .xlsx and add that</source>
        <translation>Maak dit oop in die program waaruit dit kom, stoor die lys as .xlsx en voeg dit by</translation>
    </message>
    <message>
        <source>PRACTICE, not a real answer. </source>
        <translation>OEFENING, nie ’n regte antwoord nie. </translation>
    </message>
    <message>
        <source>PRACTICE, not a real answer. On {day} {month} {year} at {time} ID number {id} could not be checked: {reason}.</source>
        <translation>OEFENING, nie ’n regte antwoord nie. Op {day} {month} {year} om {time} kon ID-nommer {id} nie nagegaan word nie: {reason}.</translation>
    </message>
    <message>
        <source>PRACTICE, not a real answer. On {day} {month} {year} at {time} the IEC answered about ID number {id}: {answer}.</source>
        <translation>OEFENING, nie ’n regte antwoord nie. Op {day} {month} {year} om {time} het die OVK oor ID-nommer {id} geantwoord: {answer}.</translation>
    </message>
    <message>
        <source>Practice shares nothing: leave practice, then join your office</source>
        <translation>Oefening deel niks: verlaat oefening, en sluit dan by u kantoor aan</translation>
    </message>
    <message>
        <source>Ready to start: {number} ID numbers</source>
        <translation>Gereed om te begin: {number} ID-nommers</translation>
    </message>
    <message>
        <source>Redis clock</source>
        <translation>Redis se klok</translation>
    </message>
    <message>
        <source>Redis eviction</source>
        <translation>Redis se opruiming</translation>
    </message>
    <message>
        <source>Redis is away since {time}: {reason}</source>
        <translation>Redis is weg sedert {time}: {reason}</translation>
    </message>
    <message>
        <source>Redis is connected</source>
        <translation>Redis is verbind</translation>
    </message>
    <message>
        <source>Redis is named, but no database to share: this seat works on its own, without Redis</source>
        <translation>Redis word genoem, maar geen databasis om te deel nie: hierdie werkplek werk op sy eie, sonder Redis</translation>
    </message>
    <message>
        <source>Redis rights</source>
        <translation>Redis-regte</translation>
    </message>
    <message>
        <source>Redis throws keys away when it is full ({state}), other programs&apos; waiting jobs among them. Set maxmemory-policy to noeviction</source>
        <translation>Redis gooi sleutels weg wanneer dit vol is ({state}), ook ander programme se wagtende take. Stel maxmemory-policy op noeviction</translation>
    </message>
    <message>
        <source>Redis: {reason}</source>
        <translation>Redis: {reason}</translation>
    </message>
    <message>
        <source>Remove pictures and other sheets from it, or split the list</source>
        <translation>Verwyder prente en ander blaaie daaruit, of verdeel die lys</translation>
    </message>
    <message>
        <source>Results cannot be copied to {folder}: {reason}. They are kept, and copied as soon as that folder can be written to</source>
        <translation>Uitslae kan nie na {folder} gekopieer word nie: {reason}. Hulle word behou, en gekopieer sodra daar in daardie vouer geskryf kan word</translation>
    </message>
    <message>
        <source>Results cannot be saved in {folder}: {reason}. They are kept, and saved as soon as that folder can be written to</source>
        <translation>Uitslae kan nie in {folder} gestoor word nie: {reason}. Hulle word behou, en gestoor sodra daar in daardie vouer geskryf kan word</translation>
    </message>
    <message>
        <source>Rollcheck cannot write into this folder. Choose another, or ask for the right.</source>
        <translation>Rollcheck kan nie in hierdie vouer skryf nie. Kies ’n ander, of vra vir die reg.</translation>
    </message>
    <message>
        <source>Rollcheck ended here; its answers are kept</source>
        <translation>Rollcheck het hier geëindig; die antwoorde word behou</translation>
    </message>
    <message>
        <source>Rollcheck ended three times in a row while checking this list. Go on tries it again</source>
        <translation>Rollcheck het drie keer na mekaar geëindig terwyl dit hierdie lys nagegaan het. Gaan voort probeer dit weer</translation>
    </message>
    <message>
        <source>Rollcheck is closing</source>
        <translation>Rollcheck maak toe</translation>
    </message>
    <message>
        <source>Rollcheck may not look into this folder. Choose another, or ask for the right.</source>
        <translation>Rollcheck mag nie in hierdie vouer kyk nie. Kies ’n ander, of vra vir die reg.</translation>
    </message>
    <message>
        <source>Rollcheck serves this data folder already on this PC. Close it there, or use it</source>
        <translation>Rollcheck bedien reeds hierdie datavouer op hierdie rekenaar. Maak dit daar toe, of gebruik dit</translation>
    </message>
    <message>
        <source>Row {row} has this ID number already</source>
        <translation>Ry {row} het reeds hierdie ID-nommer</translation>
    </message>
    <message>
        <source>Row {row} is in this list no more; open the list again</source>
        <translation>Ry {row} is nie meer in hierdie lys nie; maak die lys weer oop</translation>
    </message>
    <message>
        <source>Row {row} of this list is stored no more</source>
        <translation>Ry {row} van hierdie lys word nie meer gestoor nie</translation>
    </message>
    <message>
        <source>Row {row}: this person was removed at their own request</source>
        <translation>Ry {row}: hierdie persoon is op eie versoek verwyder</translation>
    </message>
    <message>
        <source>Save the list as .xlsx and add that</source>
        <translation>Stoor die lys as .xlsx en voeg dit by</translation>
    </message>
    <message>
        <source>Save the list in Excel as .xlsx and add that</source>
        <translation>Stoor die lys in Excel as .xlsx en voeg dit by</translation>
    </message>
    <message>
        <source>Save the list in Excel first, then add it again</source>
        <translation>Stoor eers die lys in Excel en voeg dit dan weer by</translation>
    </message>
    <message>
        <source>Set by {variable} on this PC: change or remove it there</source>
        <translation>Deur {variable} op hierdie rekenaar gestel: verander of verwyder dit daar</translation>
    </message>
    <message>
        <source>Split the list, or remove pictures and unused sheets</source>
        <translation>Verdeel die lys, of verwyder prente en ongebruikte blaaie</translation>
    </message>
    <message>
        <source>The IEC accepts the sign-in but refuses lookups for this account; ask the IEC</source>
        <translation>Die OVK aanvaar die aanmelding, maar weier navrae vir hierdie rekening; vra die OVK</translation>
    </message>
    <message>
        <source>The IEC account needs a user name and a password</source>
        <translation>Die OVK-rekening het ’n gebruikersnaam en ’n wagwoord nodig</translation>
    </message>
    <message>
        <source>The IEC account: {why}</source>
        <translation>Die OVK-rekening: {why}</translation>
    </message>
    <message>
        <source>The IEC cannot be reached from this PC. Its list goes on by itself, on another seat or here</source>
        <translation>Die OVK kan nie van hierdie rekenaar af bereik word nie. Die lys gaan vanself voort, op ’n ander werkplek of hier</translation>
    </message>
    <message>
        <source>The IEC does not answer since {time}</source>
        <translation>Die OVK antwoord nie sedert {time} nie</translation>
    </message>
    <message>
        <source>The IEC does not answer.</source>
        <translation>Die OVK antwoord nie.</translation>
    </message>
    <message>
        <source>The IEC refused the user name or password. Correct them in the settings</source>
        <translation>Die OVK het die gebruikersnaam of wagwoord geweier. Maak dit in die instellings reg</translation>
    </message>
    <message>
        <source>The IEC&apos;s address cannot be read</source>
        <translation>Die OVK se adres kan nie gelees word nie</translation>
    </message>
    <message>
        <source>The IEC&apos;s address has spaces or signs in it that do not belong there</source>
        <translation>Die OVK se adres het spasies of tekens in wat nie daar hoort nie</translation>
    </message>
    <message>
        <source>The IEC&apos;s address holds a user name or password; the vault is the place for them</source>
        <translation>Die OVK se adres bevat ’n gebruikersnaam of wagwoord; hulle hoort in die kluis</translation>
    </message>
    <message>
        <source>The IEC&apos;s address is not a plain address</source>
        <translation>Die OVK se adres is nie ’n gewone adres nie</translation>
    </message>
    <message>
        <source>The IEC&apos;s address must begin with https://</source>
        <translation>Die OVK se adres moet met https:// begin</translation>
    </message>
    <message>
        <source>The IEC&apos;s address names no usable host or port</source>
        <translation>Die OVK se adres noem geen bruikbare gasheer of poort nie</translation>
    </message>
    <message>
        <source>The IEC&apos;s gateway blocks this network; ask the IEC to allow-list it</source>
        <translation>Die OVK se netwerkpoort blokkeer hierdie netwerk; vra die OVK om dit toe te laat</translation>
    </message>
    <message>
        <source>The PC that checks this list has no internet since {time}</source>
        <translation>Die rekenaar wat hierdie lys nagaan, het sedert {time} geen internet nie</translation>
    </message>
    <message>
        <source>The Redis address {why}. Give it as {example}; signs such as @ / : # in a password are written %40 %2F %3A %23</source>
        <translation>Die Redis-adres {why}. Gee dit as {example}; tekens soos @ / : # in ’n wagwoord word as %40 %2F %3A %23 geskryf</translation>
    </message>
    <message>
        <source>The account lacks {rights}. Grant it; .github/OFFICE.md has the statements</source>
        <translation>Die rekening kort {rights}. Gee dit; .github/OFFICE.md het die opdragte</translation>
    </message>
    <message>
        <source>The address of Redis must be like rediss://redis.office.example:6379/0: correct redis_url</source>
        <translation>Die adres van Redis moet soos rediss://redis.office.example:6379/0 lyk: maak redis_url reg</translation>
    </message>
    <message>
        <source>The certificate file for Redis cannot be read. Name a file in PEM format in database_ca</source>
        <translation>Die sertifikaatlêer vir Redis kan nie gelees word nie. Noem ’n lêer in PEM-formaat in database_ca</translation>
    </message>
    <message>
        <source>The certificate file {file} cannot be read. Correct database_ca in the settings</source>
        <translation>Die sertifikaatlêer {file} kan nie gelees word nie. Maak database_ca in die instellings reg</translation>
    </message>
    <message>
        <source>The certificate file {file} cannot be read: correct redis_url</source>
        <translation>Die sertifikaatlêer {file} kan nie gelees word nie: maak redis_url reg</translation>
    </message>
    <message>
        <source>The certificate file {file} cannot be read: {reason}. Name a file in PEM format in database_ca</source>
        <translation>Die sertifikaatlêer {file} kan nie gelees word nie: {reason}. Noem ’n lêer in PEM-formaat in database_ca</translation>
    </message>
    <message>
        <source>The certificate file {file} cannot be read: {why}. Name a file in PEM format in database_ca</source>
        <translation>Die sertifikaatlêer {file} kan nie gelees word nie: {why}. Noem ’n lêer in PEM-formaat in database_ca</translation>
    </message>
    <message>
        <source>The certificate is not in PEM: it begins with -----BEGIN CERTIFICATE-----</source>
        <translation>Die sertifikaat is nie in PEM nie: dit begin met -----BEGIN CERTIFICATE-----</translation>
    </message>
    <message>
        <source>The certificate is too large for a seat file: give the authority&apos;s alone</source>
        <translation>Die sertifikaat is te groot vir ’n werkpleklêer: gee net die owerheid s’n</translation>
    </message>
    <message>
        <source>The data folder must be on this PC: a network drive would damage it.</source>
        <translation>Die datavouer moet op hierdie rekenaar wees: ’n netwerkskyf sou dit beskadig.</translation>
    </message>
    <message>
        <source>The data folder {file} cannot be written to: {why}</source>
        <translation>Daar kan nie in die datavouer {file} geskryf word nie: {why}</translation>
    </message>
    <message>
        <source>The data folder {folder} is on a network drive, where a database file breaks. Choose a folder on this PC</source>
        <translation>Die datavouer {folder} is op ’n netwerkskyf, waar ’n databasislêer breek. Kies ’n vouer op hierdie rekenaar</translation>
    </message>
    <message>
        <source>The data were made by a newer Rollcheck. Install that version or newer on this PC</source>
        <translation>Die data is deur ’n nuwer Rollcheck gemaak. Installeer daardie weergawe of ’n nuwer een op hierdie rekenaar</translation>
    </message>
    <message>
        <source>The database address begins with {kind}://, which Rollcheck does not know. Use mysql+pymysql://USER@HOST/DATABASE</source>
        <translation>Die databasis se adres begin met {kind}://, wat Rollcheck nie ken nie. Gebruik mysql+pymysql://USER@HOST/DATABASE</translation>
    </message>
    <message>
        <source>The database address names no host or no database. Use mysql+pymysql://USER@HOST/DATABASE</source>
        <translation>Die databasis se adres noem geen bediener of geen databasis nie. Gebruik mysql+pymysql://USER@HOST/DATABASE</translation>
    </message>
    <message>
        <source>The database does not answer. Lists wait in the folder until it does</source>
        <translation>Die databasis antwoord nie. Lyste wag in die vouer totdat dit antwoord</translation>
    </message>
    <message>
        <source>The database server takes packets of {number} bytes only. Ask its administrator to set max_allowed_packet to 16M</source>
        <translation>Die databasisbediener aanvaar slegs pakkies van {number} grepe. Vra die administrateur om max_allowed_packet op 16M te stel</translation>
    </message>
    <message>
        <source>The database&apos;s address {why}. Give it as {example}; signs such as @ / : # in a password are written %40 %2F %3A %23</source>
        <translation>Die databasis se adres {why}. Gee dit as {example}; tekens soos @ / : # in ’n wagwoord word as %40 %2F %3A %23 geskryf</translation>
    </message>
    <message>
        <source>The disk of this PC is full. Make room on it; what waits goes on by itself</source>
        <translation>Die skyf van hierdie rekenaar is vol. Maak plek daarop; wat wag, gaan vanself voort</translation>
    </message>
    <message>
        <source>The disk of this folder is full. Make room on it, or choose another.</source>
        <translation>Die skyf van hierdie vouer is vol. Maak plek daarop, of kies ’n ander.</translation>
    </message>
    <message>
        <source>The earlier program left this list unfinished and kept no copy of it. Add its spreadsheet again</source>
        <translation>Die vorige program het hierdie lys onvoltooid gelaat en geen kopie daarvan bewaar nie. Voeg die sigblad weer by</translation>
    </message>
    <message>
        <source>The feed is not served for a moment: an internal error. The log has more</source>
        <translation>Die voer word vir ’n oomblik nie aangebied nie: ’n interne fout. Die log sê meer</translation>
    </message>
    <message>
        <source>The feed is not served: its TLS files cannot be used ({text}). Check feed_tls_cert and feed_tls_key</source>
        <translation>Die voer word nie aangebied nie: sy TLS-lêers kan nie gebruik word nie ({text}). Gaan feed_tls_cert en feed_tls_key na</translation>
    </message>
    <message>
        <source>The feed is not served: on {host} others could read along, tokens too. Name feed_tls_cert and feed_tls_key, or keep feed_host at 127.0.0.1</source>
        <translation>Die voer word nie aangebied nie: op {host} kan ander saamlees, ook tekens. Noem feed_tls_cert en feed_tls_key, of hou feed_host op 127.0.0.1</translation>
    </message>
    <message>
        <source>The feed is not served: port {port} is used by another program. Close that program, or choose another port in the settings (feed_port)</source>
        <translation>Die voer word nie aangebied nie: poort {port} word deur ’n ander program gebruik. Maak daardie program toe, of kies ’n ander poort in die instellings (feed_port)</translation>
    </message>
    <message>
        <source>The feed is not served: {host}, port {port}: {text}. Change feed_host or feed_port in the settings</source>
        <translation>Die voer word nie aangebied nie: {host}, poort {port}: {text}. Verander feed_host of feed_port in die instellings</translation>
    </message>
    <message>
        <source>The file does not say clearly which ward this is: {problem}</source>
        <translation>Die lêer sê nie duidelik watter wyk dit is nie: {problem}</translation>
    </message>
    <message>
        <source>The file name and the ward column name different wards</source>
        <translation>Die lêernaam en die wykkolom noem verskillende wyke</translation>
    </message>
    <message>
        <source>The file name does not say clearly which ward this is: {problem}</source>
        <translation>Die lêernaam sê nie duidelik watter wyk dit is nie: {problem}</translation>
    </message>
    <message>
        <source>The folder of the seat file does not answer. Copy the file to this PC first</source>
        <translation>Die vouer van die werkpleklêer antwoord nie. Kopieer die lêer eers na hierdie rekenaar</translation>
    </message>
    <message>
        <source>The folder of the settings file does not answer. Try again when it does</source>
        <translation>Die vouer van die instellingslêer antwoord nie. Probeer weer wanneer dit antwoord</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be reached. It is looked at again as soon as it can</source>
        <translation>Die vouer {folder} kan nie bereik word nie. Daar word weer gekyk sodra dit kan</translation>
    </message>
    <message>
        <source>The folder {folder} does not answer. It is looked at again as soon as it does</source>
        <translation>Die vouer {folder} antwoord nie. Daar word weer gekyk sodra dit antwoord</translation>
    </message>
    <message>
        <source>The folder {folder} holds too much to look through all of it. Choose a folder for lists only in the settings</source>
        <translation>Daar is te veel in die vouer {folder} om alles deur te kyk. Kies in die instellings ’n vouer net vir lyste</translation>
    </message>
    <message>
        <source>The folder {folder} is where Rollcheck keeps results or its own data. Choose another one in the settings</source>
        <translation>Die vouer {folder} is waar Rollcheck uitslae of sy eie data hou. Kies ’n ander een in die instellings</translation>
    </message>
    <message>
        <source>The folder {folder} may not be read by this user. Ask for the right to read it, or choose another one in the settings</source>
        <translation>Hierdie gebruiker mag nie die vouer {folder} lees nie. Vra vir die reg om dit te lees, of kies ’n ander een in die instellings</translation>
    </message>
    <message>
        <source>The list is gone from the watched folder; it is taken when it is back</source>
        <translation>Die lys is weg uit die dopgehoude vouer; dit word gevat wanneer dit terug is</translation>
    </message>
    <message>
        <source>The new version was not installed: its installer was changed after it was fetched. It is fetched again; tell whoever looks after this PC</source>
        <translation>Die nuwe weergawe is nie geïnstalleer nie: sy installeerder is verander nadat dit gehaal is. Dit word weer gehaal; sê vir wie na hierdie rekenaar omsien</translation>
    </message>
    <message>
        <source>The new version&apos;s installer cannot be started: {reason}. Try again later</source>
        <translation>Die nuwe weergawe se installeerder kan nie begin word nie: {reason}. Probeer later weer</translation>
    </message>
    <message>
        <source>The office needs a name of at most 100 letters</source>
        <translation>Die kantoor het ’n naam van hoogstens 100 letters nodig</translation>
    </message>
    <message>
        <source>The office&apos;s certificate {file} cannot be written: {why}</source>
        <translation>Die kantoor se sertifikaat {file} kan nie geskryf word nie: {why}</translation>
    </message>
    <message>
        <source>The office&apos;s database has no tables of Rollcheck yet. Its administrator runs `rollcheck database upgrade` once</source>
        <translation>Die kantoor se databasis het nog geen tabelle van Rollcheck nie. Die administrateur laat een keer `rollcheck database upgrade` loop</translation>
    </message>
    <message>
        <source>The office&apos;s database is still of an older Rollcheck. Its administrator runs `rollcheck database upgrade` once, when every seat has this version</source>
        <translation>Die kantoor se databasis is nog van ’n ouer Rollcheck. Die administrateur laat een keer `rollcheck database upgrade` loop wanneer elke werkplek hierdie weergawe het</translation>
    </message>
    <message>
        <source>The office&apos;s database is used by a newer Rollcheck. Install that version on this PC</source>
        <translation>Die kantoor se databasis word deur ’n nuwer Rollcheck gebruik. Installeer daardie weergawe op hierdie rekenaar</translation>
    </message>
    <message>
        <source>The passphrase is too short: at least 12 characters, or four words</source>
        <translation>Die wagfrase is te kort: ten minste 12 tekens, of vier woorde</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the seat file is damaged: the two cannot be told apart. Type it again; if it is refused again, copy the file anew</source>
        <translation>Die wagfrase is verkeerd, of die werkpleklêer is beskadig: die twee kan nie onderskei word nie. Tik dit weer; as dit weer geweier word, kopieer die lêer opnuut</translation>
    </message>
    <message>
        <source>The passphrase repeats the same few characters: choose another</source>
        <translation>Die wagfrase herhaal dieselfde paar tekens: kies ’n ander een</translation>
    </message>
    <message>
        <source>The password of {shown} is not in the settings, and this PC&apos;s vault does not answer ({why}). Unlock it and start again, or put the password into ROLLCHECK_DATABASE_URL</source>
        <translation>Die wagwoord van {shown} is nie in die instellings nie, en hierdie rekenaar se kluis antwoord nie ({why}). Sluit dit oop en begin weer, of sit die wagwoord in ROLLCHECK_DATABASE_URL</translation>
    </message>
    <message>
        <source>The program that sent this list names another ward than the list itself</source>
        <translation>Die program wat hierdie lys gestuur het, noem ’n ander wyk as die lys self</translation>
    </message>
    <message>
        <source>The register of {file} is stored no more: its time was over, or a person in it was removed. Leave this list out</source>
        <translation>Die register van {file} word nie meer gestoor nie: sy tyd was verby, of ’n persoon daarin is verwyder. Laat hierdie lys uit</translation>
    </message>
    <message>
        <source>The results cannot be made: the data folder cannot be written to ({reason}). Make room on its disk; then they are made</source>
        <translation>Die uitslae kan nie gemaak word nie: daar kan nie na die datavouer geskryf word nie ({reason}). Maak plek op die skyf; dan word hulle gemaak</translation>
    </message>
    <message>
        <source>The results cannot be written to {folder}: {reason}. They are kept; Save copies… writes them elsewhere</source>
        <translation>Die uitslae kan nie na {folder} geskryf word nie: {reason}. Hulle word behou; Stoor kopieë… skryf hulle elders</translation>
    </message>
    <message>
        <source>The results of {file} are stored no more: their time was over, or a person in the list was removed. Add the list again</source>
        <translation>Die uitslae van {file} word nie meer gestoor nie: hul tyd was verby, of ’n persoon in die lys is verwyder. Voeg die lys weer by</translation>
    </message>
    <message>
        <source>The results of {file} are stored no more: their time was over, or a person in the list was removed. Leave this list out</source>
        <translation>Die uitslae van {file} word nie meer gestoor nie: hul tyd was verby, of ’n persoon in die lys is verwyder. Laat hierdie lys uit</translation>
    </message>
    <message>
        <source>The rows are of several wards</source>
        <translation>Die rye is van verskeie wyke</translation>
    </message>
    <message>
        <source>The seat file asks for more work than any seat file needs: it is not used</source>
        <translation>Die werkpleklêer vra meer werk as wat enige werkpleklêer nodig het: dit word nie gebruik nie</translation>
    </message>
    <message>
        <source>The seat file is cut short or damaged: copy it again from where it came</source>
        <translation>Die werkpleklêer is afgesny of beskadig: kopieer dit weer van waar dit kom</translation>
    </message>
    <message>
        <source>The seat file was made by a newer Rollcheck: install that version on this PC first</source>
        <translation>Die werkpleklêer is deur ’n nuwer Rollcheck gemaak: installeer eers daardie weergawe op hierdie rekenaar</translation>
    </message>
    <message>
        <source>The seat file {file} cannot be read: {why}</source>
        <translation>Die werkpleklêer {file} kan nie gelees word nie: {why}</translation>
    </message>
    <message>
        <source>The seat file {file} cannot be written: {why}. Choose another folder</source>
        <translation>Die werkpleklêer {file} kan nie geskryf word nie: {why}. Kies ’n ander vouer</translation>
    </message>
    <message>
        <source>The seat file {file} is there already. Give another name, or remove it first</source>
        <translation>Die werkpleklêer {file} is reeds daar. Gee ’n ander naam, of verwyder dit eers</translation>
    </message>
    <message>
        <source>The settings file names a database or Redis, and it counts before a seat file. Remove the lines there, then join again</source>
        <translation>Die instellingslêer noem ’n databasis of Redis, en dit tel voor ’n werkpleklêer. Verwyder die reëls daar, en sluit dan weer aan</translation>
    </message>
    <message>
        <source>The spreadsheet is stored no more: its time was over, or a person in it was removed. Add {file} again</source>
        <translation>Die sigblad word nie meer gestoor nie: sy tyd was verby, of ’n persoon daarin is verwyder. Voeg {file} weer by</translation>
    </message>
    <message>
        <source>The spreadsheet process cannot be started ({reason}). Close other programs and try again</source>
        <translation>Die sigbladproses kan nie begin word nie ({reason}). Maak ander programme toe en probeer weer</translation>
    </message>
    <message>
        <source>The tables were made by a newer Rollcheck: install that version on this PC</source>
        <translation>Die tabelle is deur ’n nuwer Rollcheck gemaak: installeer daardie weergawe op hierdie rekenaar</translation>
    </message>
    <message>
        <source>The tables&apos; version cannot be read by this account</source>
        <translation>Hierdie rekening kan nie die tabelle se weergawe lees nie</translation>
    </message>
    <message>
        <source>The watched folder and Rollcheck&apos;s own data lie in each other</source>
        <translation>Die dopgehoude vouer en Rollcheck se eie data lê in mekaar</translation>
    </message>
    <message>
        <source>The watched folder and Rollcheck&apos;s own data lie in each other. Choose another folder</source>
        <translation>Die dopgehoude vouer en Rollcheck se eie data lê in mekaar. Kies ’n ander vouer</translation>
    </message>
    <message>
        <source>The watched folder cannot be the results folder: results would be taken in</source>
        <translation>Die dopgehoude vouer kan nie die uitslagvouer wees nie: uitslae sou ingeneem word</translation>
    </message>
    <message>
        <source>The watched folder cannot be the results folder: results would be taken in. Choose another folder</source>
        <translation>Die dopgehoude vouer kan nie die uitslagvouer wees nie: uitslae sou ingeneem word. Kies ’n ander vouer</translation>
    </message>
    <message>
        <source>There is no folder {folder}, or it cannot be reached. Create it, or choose another one in the settings</source>
        <translation>Daar is geen vouer {folder} nie, of dit kan nie bereik word nie. Skep dit, of kies ’n ander een in die instellings</translation>
    </message>
    <message>
        <source>These files are no longer together: all of them were removed</source>
        <translation>Hierdie lêers is nie meer bymekaar nie: almal is verwyder</translation>
    </message>
    <message>
        <source>This ID number has fewer than 13 digits; type its leading zeros too</source>
        <translation>Hierdie ID-nommer het minder as 13 syfers; tik ook die voorste nulle</translation>
    </message>
    <message>
        <source>This PC has too little memory free to open a seat file: close other programs first</source>
        <translation>Hierdie rekenaar het te min geheue vry om ’n werkpleklêer oop te maak: maak eers ander programme toe</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is {number} minutes ahead of the server&apos;s. Jobs go by the database&apos;s clock and nothing breaks; set the wrong one right</source>
        <translation>Hierdie rekenaar se klok is {number} minute voor die bediener s’n. Take loop volgens die databasis se klok en niks breek nie; stel die verkeerde een reg</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is {number} minutes behind the server&apos;s. Jobs go by the database&apos;s clock and nothing breaks; set the wrong one right</source>
        <translation>Hierdie rekenaar se klok is {number} minute agter die bediener s’n. Take loop volgens die databasis se klok en niks breek nie; stel die verkeerde een reg</translation>
    </message>
    <message>
        <source>This PC&apos;s vault does not answer. Unlock it</source>
        <translation>Hierdie rekenaar se kluis antwoord nie. Sluit dit oop</translation>
    </message>
    <message>
        <source>This PC&apos;s vault does not answer. Unlock it and try again</source>
        <translation>Hierdie rekenaar se kluis antwoord nie. Sluit dit oop en probeer weer</translation>
    </message>
    <message>
        <source>This PC&apos;s vault does not give the feed&apos;s secret now. Unlock it, then try again. If the secret is gone for good, remove {file}: new tokens must be made then</source>
        <translation>Hierdie rekenaar se kluis gee nie nou die voer se geheim nie. Sluit dit oop en probeer weer. As die geheim vir goed weg is, verwyder {file}: dan moet nuwe tekens gemaak word</translation>
    </message>
    <message>
        <source>This PC&apos;s vault does not let the office go ({why}). Unlock it and leave again</source>
        <translation>Hierdie rekenaar se kluis laat nie die kantoor los nie ({why}). Sluit dit oop en verlaat weer</translation>
    </message>
    <message>
        <source>This PC&apos;s vault does not let the office go: remove it there</source>
        <translation>Hierdie rekenaar se kluis laat nie die kantoor los nie: verwyder dit daar</translation>
    </message>
    <message>
        <source>This PC&apos;s vault does not take the office&apos;s addresses ({why}). Unlock it and join again; nothing was changed</source>
        <translation>Hierdie rekenaar se kluis neem nie die kantoor se adresse nie ({why}). Sluit dit oop en sluit weer aan; niks is verander nie</translation>
    </message>
    <message>
        <source>This PC’s vault does not answer. Unlock it and try again</source>
        <translation>Hierdie rekenaar se kluis antwoord nie. Sluit dit oop en probeer weer</translation>
    </message>
    <message>
        <source>This file is too large to be a seat file</source>
        <translation>Hierdie lêer is te groot om ’n werkpleklêer te wees</translation>
    </message>
    <message>
        <source>This folder does not answer. If it is on a share, try again when the share is there.</source>
        <translation>Hierdie vouer antwoord nie. As dit op ’n gedeelde skyf is, probeer weer wanneer dit daar is.</translation>
    </message>
    <message>
        <source>This folder is not there and cannot be made. Choose another, or make it first.</source>
        <translation>Hierdie vouer is nie daar nie en kan nie gemaak word nie. Kies ’n ander, of maak dit eers.</translation>
    </message>
    <message>
        <source>This is a file. Choose a folder.</source>
        <translation>Dit is ’n lêer. Kies ’n vouer.</translation>
    </message>
    <message>
        <source>This is no seat file. Choose the file that the office&apos;s admin has made</source>
        <translation>Dit is nie ’n werkpleklêer nie. Kies die lêer wat die kantoor se admin gemaak het</translation>
    </message>
    <message>
        <source>This is not an ID number: {problem}. Correct it and try again</source>
        <translation>Dit is nie ’n ID-nommer nie: {problem}. Maak dit reg en probeer weer</translation>
    </message>
    <message>
        <source>This job has ended already; there is nothing to stop</source>
        <translation>Hierdie taak het reeds geëindig; daar is niks om te stop nie</translation>
    </message>
    <message>
        <source>This job has no results yet</source>
        <translation>Hierdie taak het nog geen uitslae nie</translation>
    </message>
    <message>
        <source>This job has not ended yet; only an ended one can be asked again</source>
        <translation>Hierdie taak het nog nie geëindig nie; net by ’n geëindigde taak kan weer gevra word</translation>
    </message>
    <message>
        <source>This job is not there any more</source>
        <translation>Hierdie taak is nie meer daar nie</translation>
    </message>
    <message>
        <source>This list is no longer here: it was removed or started elsewhere, or its time was over. Add the file again if it is still to be checked</source>
        <translation>Hierdie lys is nie meer hier nie: dit is verwyder of elders begin, of sy tyd was verby. Voeg die lêer weer by as dit nog nagegaan moet word</translation>
    </message>
    <message>
        <source>This path cannot be used. Choose a folder with the button.</source>
        <translation>Hierdie pad kan nie gebruik word nie. Kies ’n vouer met die knoppie.</translation>
    </message>
    <message>
        <source>This person is in a job that has not ended: {names}. Let it end, or stop it, then try again</source>
        <translation>Hierdie persoon is in ’n taak wat nog nie geëindig het nie: {names}. Laat dit eindig, of stop dit, en probeer dan weer</translation>
    </message>
    <message>
        <source>This person is in a list that has not started: {names}. Start it and let it end, or remove it, then try again</source>
        <translation>Hierdie persoon is in ’n lys wat nog nie begin het nie: {names}. Begin dit en laat dit eindig, of verwyder dit, en probeer dan weer</translation>
    </message>
    <message>
        <source>This person is in a list that is being taken in now, or whose taking in broke off. Try again when it is done; what broke off is removed by itself after a day</source>
        <translation>Hierdie persoon is in ’n lys wat nou ingeneem word, of waarvan die inname afgebreek het. Probeer weer wanneer dit klaar is; wat afgebreek het, word na ’n dag vanself verwyder</translation>
    </message>
    <message>
        <source>This row holds no ID number the IEC could be asked about</source>
        <translation>Hierdie ry het geen ID-nommer waaroor die OVK gevra kan word nie</translation>
    </message>
    <message>
        <source>This seat has joined {office}, but this PC&apos;s vault no longer has the office&apos;s addresses. Join again with the seat file; `rollcheck leave` makes this a seat of its own</source>
        <translation>Hierdie werkplek het by {office} aangesluit, maar hierdie rekenaar se kluis het nie meer die kantoor se adresse nie. Sluit weer aan met die werkpleklêer; `rollcheck leave` laat hierdie werkplek op sy eie werk</translation>
    </message>
    <message>
        <source>This seat has joined {office}, but this PC&apos;s vault, which keeps the office&apos;s passwords, does not answer ({why}). Unlock it and start again; `rollcheck leave` makes this a seat of its own</source>
        <translation>Hierdie werkplek het by {office} aangesluit, maar hierdie rekenaar se kluis, wat die kantoor se wagwoorde hou, antwoord nie ({why}). Sluit dit oop en begin weer; `rollcheck leave` laat hierdie werkplek op sy eie werk</translation>
    </message>
    <message>
        <source>This seat works on its own: there is no office to make a seat file for. Set ROLLCHECK_DATABASE_URL to the office&apos;s database first; .github/OFFICE.md says how</source>
        <translation>Hierdie werkplek werk op sy eie: daar is geen kantoor om ’n werkpleklêer voor te maak nie. Stel eers ROLLCHECK_DATABASE_URL op die kantoor se databasis; .github/OFFICE.md sê hoe</translation>
    </message>
    <message>
        <source>This user may not give {commands}. Allow it; .github/OFFICE.md has an ACL</source>
        <translation>Hierdie gebruiker mag nie {commands} gee nie. Laat dit toe; .github/OFFICE.md het ’n ACL</translation>
    </message>
    <message>
        <source>Unpack it and add the spreadsheets in it</source>
        <translation>Pak dit uit en voeg die sigblaaie daarin by</translation>
    </message>
    <message>
        <source>Updates are not looked for at {place}: the address does not begin with https. Correct updates_from in the settings</source>
        <translation>Opdaterings word nie by {place} gesoek nie: die adres begin nie met https nie. Maak updates_from in die instellings reg</translation>
    </message>
    <message>
        <source>Variables of this PC name a database or Redis, and they count before a seat file. Remove them, then join again</source>
        <translation>Veranderlikes van hierdie rekenaar noem ’n databasis of Redis, en hulle tel voor ’n werkpleklêer. Verwyder hulle, en sluit dan weer aan</translation>
    </message>
    <message>
        <source>Voting station not named</source>
        <translation>Stemlokaal nie genoem nie</translation>
    </message>
    <message>
        <source>Waits for quota.</source>
        <translation>Wag vir kwota.</translation>
    </message>
    <message>
        <source>Watched folder and results folder lie in each other: results would be taken in</source>
        <translation>Dopgehoude vouer en uitslagvouer lê in mekaar: uitslae sou ingeneem word</translation>
    </message>
    <message>
        <source>Watched folder and results folder lie in each other: results would be taken in. Choose another folder</source>
        <translation>Dopgehoude vouer en uitslagvouer lê in mekaar: uitslae sou ingeneem word. Kies ’n ander vouer</translation>
    </message>
    <message>
        <source>What concerns the whole office needs the role admin; {operator} is a viewer. Ask {whom}</source>
        <translation>Wat die hele kantoor raak, verg die rol administrateur; {operator} is ’n kyker. Vra {whom}</translation>
    </message>
    <message>
        <source>What concerns the whole office needs the role admin; {operator} is an operator. Ask {whom}</source>
        <translation>Wat die hele kantoor raak, verg die rol administrateur; {operator} is ’n operateur. Vra {whom}</translation>
    </message>
    <message>
        <source>Which column? In sheet “{sheet}”, {columns} hold ID numbers equally well</source>
        <translation>Watter kolom? In blad “{sheet}” het {columns} ewe veel ID-nommers</translation>
    </message>
    <message>
        <source>Which sheet? {sheets} all hold ID numbers</source>
        <translation>Watter blad? {sheets} het almal ID-nommers</translation>
    </message>
    <message>
        <source>Which ward? {text}</source>
        <translation>Watter wyk? {text}</translation>
    </message>
    <message>
        <source>a PDF</source>
        <translation>’n PDF</translation>
    </message>
    <message>
        <source>a PowerPoint presentation</source>
        <translation>’n PowerPoint-aanbieding</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>’n Word-dokument</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>’n databasis</translation>
    </message>
    <message>
        <source>a fault in Rollcheck; the log says more</source>
        <translation>’n fout in Rollcheck; die logboek sê meer</translation>
    </message>
    <message>
        <source>a key twice</source>
        <translation>’n sleutel twee keer</translation>
    </message>
    <message>
        <source>a packed archive</source>
        <translation>’n gepakte argief</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>’n prent</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>’n program</translation>
    </message>
    <message>
        <source>a quotation mark opened in row {number} is not closed, so rows run together</source>
        <translation>’n aanhalingsteken wat in ry {number} oopgaan, word nie gesluit nie, sodat rye inmekaarloop</translation>
    </message>
    <message>
        <source>a saved web page (MHTML)</source>
        <translation>’n gestoorde webblad (MHTML)</translation>
    </message>
    <message>
        <source>a text document</source>
        <translation>’n teksdokument</translation>
    </message>
    <message>
        <source>a web page (HTML)</source>
        <translation>’n webblad (HTML)</translation>
    </message>
    <message>
        <source>added by {operator} on {seat}</source>
        <translation>bygevoeg deur {operator} op {seat}</translation>
    </message>
    <message>
        <source>agrees with this PC&apos;s to {number} s</source>
        <translation>stem binne {number} s met hierdie rekenaar s’n ooreen</translation>
    </message>
    <message>
        <source>an Outlook message</source>
        <translation>’n Outlook-boodskap</translation>
    </message>
    <message>
        <source>an XML file</source>
        <translation>’n XML-lêer</translation>
    </message>
    <message>
        <source>an XML spreadsheet of 2003</source>
        <translation>’n XML-sigblad van 2003</translation>
    </message>
    <message>
        <source>an admin of your office</source>
        <translation>’n administrateur van jou kantoor</translation>
    </message>
    <message>
        <source>an unexpected page instead of an answer</source>
        <translation>’n onverwagte bladsy in plaas van ’n antwoord</translation>
    </message>
    <message>
        <source>another program uses a key of Rollcheck&apos;s</source>
        <translation>’n ander program gebruik een van Rollcheck se sleutels</translation>
    </message>
    <message>
        <source>another program&apos;s document</source>
        <translation>’n ander program se dokument</translation>
    </message>
    <message>
        <source>another seat runs the queue now</source>
        <translation>’n ander werkplek werk nou die tou af</translation>
    </message>
    <message>
        <source>another sheet</source>
        <translation>’n ander blad</translation>
    </message>
    <message>
        <source>asked {when}</source>
        <translation>gevra {when}</translation>
    </message>
    <message>
        <source>cancelled by {operator}</source>
        <translation>gestop deur {operator}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>kan nie gelees word nie</translation>
    </message>
    <message>
        <source>cannot be read ({reason})</source>
        <translation>kan nie gelees word nie ({reason})</translation>
    </message>
    <message>
        <source>checking on {seat}</source>
        <translation>word nagegaan op {seat}</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>verbinding geweier</translation>
    </message>
    <message>
        <source>could not be copied, for the disk of this PC is full</source>
        <translation>kon nie gekopieer word nie, want die skyf van hierdie rekenaar is vol</translation>
    </message>
    <message>
        <source>could not be taken in because of a fault in Rollcheck. Add it by hand</source>
        <translation>kon weens ’n fout in Rollcheck nie ingeneem word nie. Voeg dit met die hand by</translation>
    </message>
    <message>
        <source>could not check</source>
        <translation>kon nie nagaan nie</translation>
    </message>
    <message>
        <source>could not check: {reason}</source>
        <translation>kon nie nagaan nie: {reason}</translation>
    </message>
    <message>
        <source>each row against its own ward</source>
        <translation>elke ry teen sy eie wyk</translation>
    </message>
    <message>
        <source>each row was to be checked against its own ward, but there is no ward column</source>
        <translation>elke ry moes teen sy eie wyk nagegaan word, maar daar is geen wykkolom nie</translation>
    </message>
    <message>
        <source>ended: cancelled</source>
        <translation>geëindig: gestop</translation>
    </message>
    <message>
        <source>ended: completed</source>
        <translation>geëindig: klaar</translation>
    </message>
    <message>
        <source>ended: failed</source>
        <translation>geëindig: kon nie klaarmaak nie</translation>
    </message>
    <message>
        <source>ends with something that is no number of a database</source>
        <translation>eindig met iets wat nie ’n databasis se nommer is nie</translation>
    </message>
    <message>
        <source>enough to work with</source>
        <translation>genoeg om mee te werk</translation>
    </message>
    <message>
        <source>has fewer than 13 digits</source>
        <translation>minder as 13 syfers</translation>
    </message>
    <message>
        <source>has letters in it: a passport or another document, not an ID number</source>
        <translation>het letters in: ’n paspoort of ander dokument, nie ’n ID-nommer nie</translation>
    </message>
    <message>
        <source>has letters with accents in its password: choose another</source>
        <translation>het letters met aksente in die wagwoord: kies ’n ander een</translation>
    </message>
    <message>
        <source>has more than 13 digits</source>
        <translation>meer as 13 syfers</translation>
    </message>
    <message>
        <source>has options behind a question mark: leave them out</source>
        <translation>het opsies agter ’n vraagteken: laat hulle weg</translation>
    </message>
    <message>
        <source>has signs in it that do not belong there</source>
        <translation>het tekens in wat nie daar hoort nie</translation>
    </message>
    <message>
        <source>has {number} MB, more than the {limit} MB that can be taken</source>
        <translation>het {number} MB, meer as die {limit} MB wat ingeneem kan word</translation>
    </message>
    <message>
        <source>hidden sheets, not looked at unless no other has people: {sheets}</source>
        <translation>versteekte blaaie, nie bekyk nie tensy geen ander mense het nie: {sheets}</translation>
    </message>
    <message>
        <source>interrupted; goes on with resume</source>
        <translation>onderbreek; gaan met Gaan voort verder</translation>
    </message>
    <message>
        <source>is a folder</source>
        <translation>is ’n vouer</translation>
    </message>
    <message>
        <source>is a number with decimals, not an ID number</source>
        <translation>is ’n getal met desimale, nie ’n ID-nommer nie</translation>
    </message>
    <message>
        <source>is not an ID number</source>
        <translation>is nie ’n ID-nommer nie</translation>
    </message>
    <message>
        <source>it asks for a password</source>
        <translation>dit vra ’n wagwoord</translation>
    </message>
    <message>
        <source>it cannot be read; it may be damaged</source>
        <translation>dit kan nie gelees word nie; dit is dalk beskadig</translation>
    </message>
    <message>
        <source>it cannot save its data and takes nothing new</source>
        <translation>dit kan sy data nie stoor nie en neem niks nuuts aan nie</translation>
    </message>
    <message>
        <source>it did not answer</source>
        <translation>dit het nie geantwoord nie</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>dit antwoord nie</translation>
    </message>
    <message>
        <source>it does not speak TLS there</source>
        <translation>dit praat nie TLS daar nie</translation>
    </message>
    <message>
        <source>it ended at once</source>
        <translation>dit het dadelik geëindig</translation>
    </message>
    <message>
        <source>it has no database of this number</source>
        <translation>dit het geen databasis met hierdie nommer nie</translation>
    </message>
    <message>
        <source>it is a copy that takes nothing new</source>
        <translation>dit is ’n kopie wat niks nuuts aanneem nie</translation>
    </message>
    <message>
        <source>it is a folder, not a file</source>
        <translation>dit is ’n vouer, nie ’n lêer nie</translation>
    </message>
    <message>
        <source>it is a zip archive, not a spreadsheet</source>
        <translation>dit is ’n zip-argief, nie ’n sigblad nie</translation>
    </message>
    <message>
        <source>it is an Apple Numbers document</source>
        <translation>dit is ’n Apple Numbers-dokument</translation>
    </message>
    <message>
        <source>it is an OpenDocument file, but not a spreadsheet</source>
        <translation>dit is ’n OpenDocument-lêer, maar nie ’n sigblad nie</translation>
    </message>
    <message>
        <source>it is nested too deeply; it may be damaged</source>
        <translation>dit is te diep genes; dit is dalk beskadig</translation>
    </message>
    <message>
        <source>it is no spreadsheet that Rollcheck knows</source>
        <translation>dit is nie ’n sigblad wat Rollcheck ken nie</translation>
    </message>
    <message>
        <source>it is starting</source>
        <translation>dit is besig om te begin</translation>
    </message>
    <message>
        <source>it is too old or lacks a command</source>
        <translation>dit is te oud of kort ’n opdrag</translation>
    </message>
    <message>
        <source>it is {what}, not a spreadsheet</source>
        <translation>dit is {what}, nie ’n sigblad nie</translation>
    </message>
    <message>
        <source>it is {what}, whatever its name says</source>
        <translation>dit is {what}, wat sy naam ook al sê</translation>
    </message>
    <message>
        <source>it may be of {names}</source>
        <translation>dit kan van {names} wees</translation>
    </message>
    <message>
        <source>it may mean ward {number} or something else</source>
        <translation>dit kan wyk {number} beteken of iets anders</translation>
    </message>
    <message>
        <source>it names no municipality and no clear ward number</source>
        <translation>dit noem geen munisipaliteit en geen duidelike wyknommer nie</translation>
    </message>
    <message>
        <source>it names no municipality and no clear ward number; perhaps {near}</source>
        <translation>dit noem geen munisipaliteit en geen duidelike wyknommer nie; dalk {near}</translation>
    </message>
    <message>
        <source>it names wards {numbers}</source>
        <translation>dit noem wyke {numbers}</translation>
    </message>
    <message>
        <source>it names wards {numbers} of no municipality</source>
        <translation>dit noem wyke {numbers} van geen munisipaliteit nie</translation>
    </message>
    <message>
        <source>it names {name} but not which ward of it</source>
        <translation>dit noem {name}, maar nie watter wyk daarvan nie</translation>
    </message>
    <message>
        <source>it needs too much memory</source>
        <translation>dit het te veel geheue nodig</translation>
    </message>
    <message>
        <source>it refuses a command</source>
        <translation>dit weier ’n opdrag</translation>
    </message>
    <message>
        <source>it refuses the user name or password</source>
        <translation>dit weier die gebruikersnaam of wagwoord</translation>
    </message>
    <message>
        <source>it takes no more connections</source>
        <translation>dit neem geen verdere verbindings aan nie</translation>
    </message>
    <message>
        <source>it took longer than {number} minutes; it may be damaged</source>
        <translation>dit het langer as {number} minute geneem; dit is dalk beskadig</translation>
    </message>
    <message>
        <source>it took longer than {number} seconds; it may be damaged</source>
        <translation>dit het langer as {number} sekondes geneem; dit is dalk beskadig</translation>
    </message>
    <message>
        <source>it unpacks to far more than a list can hold, as a zip bomb does</source>
        <translation>uitgepak is dit baie groter as wat ’n lys kan wees, soos by ’n zip-bom</translation>
    </message>
    <message>
        <source>its certificate cannot be trusted</source>
        <translation>sy sertifikaat kan nie vertrou word nie</translation>
    </message>
    <message>
        <source>its check digit is wrong: a digit was mistyped</source>
        <translation>kontrolesyfer verkeerd: ’n syfer is verkeerd getik</translation>
    </message>
    <message>
        <source>its eleventh digit must be 0, 1 or 2</source>
        <translation>die elfde syfer moet 0, 1 of 2 wees</translation>
    </message>
    <message>
        <source>its first six digits are not a date of birth</source>
        <translation>die eerste ses syfers is nie ’n geboortedatum nie</translation>
    </message>
    <message>
        <source>its layout is unknown</source>
        <translation>sy uitleg is onbekend</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>sy geheue is vol</translation>
    </message>
    <message>
        <source>its name is not known on this network</source>
        <translation>sy naam is nie op hierdie netwerk bekend nie</translation>
    </message>
    <message>
        <source>its user may not use a command that is needed</source>
        <translation>sy gebruiker mag nie ’n nodige opdrag gebruik nie</translation>
    </message>
    <message>
        <source>keeps every key</source>
        <translation>hou elke sleutel</translation>
    </message>
    <message>
        <source>leading zeros may be missing; accept repairs to use it, or correct the list</source>
        <translation>voorste nulle ontbreek dalk; aanvaar herstel om dit te gebruik, of maak die lys reg</translation>
    </message>
    <message>
        <source>leading zeros restored</source>
        <translation>voorste nulle herstel</translation>
    </message>
    <message>
        <source>left out as repeated headers: row {rows}</source>
        <translation>uitgelaat as herhaalde opskrifte: ry {rows}</translation>
    </message>
    <message>
        <source>left out as totals: row {rows}</source>
        <translation>uitgelaat as totale: ry {rows}</translation>
    </message>
    <message>
        <source>left out, only a line number in them: row {rows}</source>
        <translation>uitgelaat, net ’n reëlnommer daarin: ry {rows}</translation>
    </message>
    <message>
        <source>made not urgent by {operator}</source>
        <translation>nie meer dringend nie, deur {operator}</translation>
    </message>
    <message>
        <source>made urgent by {operator}</source>
        <translation>dringend gemaak deur {operator}</translation>
    </message>
    <message>
        <source>max_allowed_packet is {number} MB, and lists cannot be kept. Set it to 16M there</source>
        <translation>max_allowed_packet is {number} MB, en lyste kan nie bewaar word nie. Stel dit daar op 16M</translation>
    </message>
    <message>
        <source>max_allowed_packet {number} MB, wait_timeout {limit} s, innodb_snapshot_isolation {state}</source>
        <translation>max_allowed_packet van {number} MB, wait_timeout van {limit} s, innodb_snapshot_isolation {state}</translation>
    </message>
    <message>
        <source>moved down by {operator}</source>
        <translation>af geskuif deur {operator}</translation>
    </message>
    <message>
        <source>moved first by {operator}</source>
        <translation>heel voor geskuif deur {operator}</translation>
    </message>
    <message>
        <source>moved last by {operator}</source>
        <translation>heel agter geskuif deur {operator}</translation>
    </message>
    <message>
        <source>moved up by {operator}</source>
        <translation>op geskuif deur {operator}</translation>
    </message>
    <message>
        <source>must begin with mysql+pymysql://</source>
        <translation>moet met mysql+pymysql:// begin</translation>
    </message>
    <message>
        <source>must begin with redis:// or rediss://</source>
        <translation>moet met redis:// of rediss:// begin</translation>
    </message>
    <message>
        <source>names no database</source>
        <translation>noem geen databasis nie</translation>
    </message>
    <message>
        <source>names no user</source>
        <translation>noem geen gebruiker nie</translation>
    </message>
    <message>
        <source>no ID number in this row</source>
        <translation>geen ID-nommer in hierdie ry nie</translation>
    </message>
    <message>
        <source>no column with ID numbers was found in it</source>
        <translation>geen kolom met ID-nommers is daarin gevind nie</translation>
    </message>
    <message>
        <source>no column with names was found, so the register will show none: add a header row</source>
        <translation>geen kolom met name is gevind nie, dus sal die register geen wys nie: voeg ’n opskrifry by</translation>
    </message>
    <message>
        <source>no column with names was found, so the register will show none: head it SURNAME or NAME</source>
        <translation>geen kolom met name is gevind nie, dus sal die register geen wys nie: gee dit die opskrif VAN of NAAM</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>geen verbinding nie</translation>
    </message>
    <message>
        <source>no connection: name not found</source>
        <translation>geen verbinding nie: naam nie gevind nie</translation>
    </message>
    <message>
        <source>no connection: the proxy of this network refused it</source>
        <translation>geen verbinding nie: hierdie netwerk se instaanbediener het dit geweier</translation>
    </message>
    <message>
        <source>no connection: this PC has no network</source>
        <translation>geen verbinding nie: hierdie rekenaar het geen netwerk nie</translation>
    </message>
    <message>
        <source>no connection: time-out</source>
        <translation>geen verbinding nie: tyd verstreke</translation>
    </message>
    <message>
        <source>no lookups are left until {time}</source>
        <translation>geen navrae oor tot {time} nie</translation>
    </message>
    <message>
        <source>no lookups left until {time} UTC</source>
        <translation>geen navrae oor tot {time} UTC nie</translation>
    </message>
    <message>
        <source>no municipality has ward IDs that begin with {prefix}</source>
        <translation>geen munisipaliteit het wyk-ID’s wat met {prefix} begin nie</translation>
    </message>
    <message>
        <source>no secure connection could be made</source>
        <translation>geen veilige verbinding kon gemaak word nie</translation>
    </message>
    <message>
        <source>no tables yet, and this account lacks {rights} to make them. Run `rollcheck database upgrade` with an account that has them</source>
        <translation>nog geen tabelle nie, en hierdie rekening kort {rights} om hulle te maak. Laat loop `rollcheck database upgrade` met ’n rekening wat dit het</translation>
    </message>
    <message>
        <source>no tables yet: `rollcheck database upgrade` makes them</source>
        <translation>nog geen tabelle nie: `rollcheck database upgrade` maak hulle</translation>
    </message>
    <message>
        <source>no ward in the row</source>
        <translation>geen wyk in die ry nie</translation>
    </message>
    <message>
        <source>nobody is listed in sheet &quot;{sheet}&quot; below row {number}</source>
        <translation>niemand is in blad “{sheet}” onder ry {number} gelys nie</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>nie JSON nie</translation>
    </message>
    <message>
        <source>not a JSON number</source>
        <translation>nie ’n JSON-getal nie</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>nie ’n JSON-objek nie</translation>
    </message>
    <message>
        <source>not asked: the job was stopped</source>
        <translation>nie gevra nie: die taak is gestop</translation>
    </message>
    <message>
        <source>not on the voters&apos; roll</source>
        <translation>nie op die kieserslys nie</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nie gesê nie</translation>
    </message>
    <message>
        <source>nothing answers at its address</source>
        <translation>niks antwoord by sy adres nie</translation>
    </message>
    <message>
        <source>older tables ({version}), and this account lacks {rights} to upgrade them. Run `rollcheck database upgrade` with an account that has them</source>
        <translation>ouer tabelle ({version}), en hierdie rekening kort {rights} om hulle op te gradeer. Laat loop `rollcheck database upgrade` met ’n rekening wat dit het</translation>
    </message>
    <message>
        <source>older tables ({version}): `rollcheck database upgrade` upgrades them</source>
        <translation>ouer tabelle ({version}): `rollcheck database upgrade` gradeer hulle op</translation>
    </message>
    <message>
        <source>open in {program} by {owner}: read as last saved</source>
        <translation>oop in {program} by {owner}: gelees soos laas gestoor</translation>
    </message>
    <message>
        <source>open in {program}: read as last saved</source>
        <translation>oop in {program}: gelees soos laas gestoor</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>onderbreek</translation>
    </message>
    <message>
        <source>paused at row {number}</source>
        <translation>onderbreek by ry {number}</translation>
    </message>
    <message>
        <source>paused at row {number} by {operator}</source>
        <translation>onderbreek by ry {number} deur {operator}</translation>
    </message>
    <message>
        <source>paused at row {number} for {list}</source>
        <translation>onderbreek by ry {number} vir {list}</translation>
    </message>
    <message>
        <source>paused at row {number}: {operator} paused the queue</source>
        <translation>onderbreek by ry {number}: {operator} het die tou onderbreek</translation>
    </message>
    <message>
        <source>paused by {operator}</source>
        <translation>onderbreek deur {operator}</translation>
    </message>
    <message>
        <source>paused for {list}</source>
        <translation>onderbreek vir {list}</translation>
    </message>
    <message>
        <source>paused: {operator} paused the queue</source>
        <translation>onderbreek: {operator} het die tou onderbreek</translation>
    </message>
    <message>
        <source>practice shares nothing</source>
        <translation>oefening deel niks</translation>
    </message>
    <message>
        <source>priority {number} set by {operator}</source>
        <translation>prioriteit {number} gestel deur {operator}</translation>
    </message>
    <message>
        <source>redirected elsewhere</source>
        <translation>elders heen herlei</translation>
    </message>
    <message>
        <source>redis://{host} would send the password readable over the network: begin redis_url with rediss://, or end it with ?tls=off where the network is trusted</source>
        <translation>redis://{host} sou die wagwoord leesbaar oor die netwerk stuur: begin redis_url met rediss://, of eindig dit met ?tls=off waar die netwerk vertrou word</translation>
    </message>
    <message>
        <source>refused by the IEC&apos;s gateway</source>
        <translation>deur die OVK se netwerkpoort geweier</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>geregistreer</translation>
    </message>
    <message>
        <source>registered in ward {number}</source>
        <translation>geregistreer in wyk {number}</translation>
    </message>
    <message>
        <source>registered in {ward}</source>
        <translation>geregistreer in {ward}</translation>
    </message>
    <message>
        <source>registered in {ward}, station {station}</source>
        <translation>geregistreer in {ward}, stemlokaal {station}</translation>
    </message>
    <message>
        <source>registered, but the reply names no ward</source>
        <translation>geregistreer, maar die antwoord noem geen wyk nie</translation>
    </message>
    <message>
        <source>removed at the person&apos;s request</source>
        <translation>op die persoon se versoek verwyder</translation>
    </message>
    <message>
        <source>removed from the list by {operator}</source>
        <translation>uit die lys verwyder deur {operator}</translation>
    </message>
    <message>
        <source>repeats row {row}</source>
        <translation>herhaal ry {row}</translation>
    </message>
    <message>
        <source>repeats row {row}, which is under ward {first}; this row is under ward {number}</source>
        <translation>herhaal ry {row}, wat onder wyk {first} is; hierdie ry is onder wyk {number}</translation>
    </message>
    <message>
        <source>results copied to {folder}</source>
        <translation>uitslae gekopieer na {folder}</translation>
    </message>
    <message>
        <source>resumed by {operator}</source>
        <translation>voortgesit deur {operator}</translation>
    </message>
    <message>
        <source>retried by {operator}</source>
        <translation>weer gevra deur {operator}</translation>
    </message>
    <message>
        <source>row {row} corrected by {operator}</source>
        <translation>ry {row} reggemaak deur {operator}</translation>
    </message>
    <message>
        <source>server error {code}</source>
        <translation>bedienerfout {code}</translation>
    </message>
    <message>
        <source>server error {code} at the sign-in</source>
        <translation>bedienerfout {code} by die aanmelding</translation>
    </message>
    <message>
        <source>started by {operator} on {seat}</source>
        <translation>begin deur {operator} op {seat}</translation>
    </message>
    <message>
        <source>tables {version}, as this Rollcheck needs them</source>
        <translation>tabelle {version}, soos hierdie Rollcheck hulle nodig het</translation>
    </message>
    <message>
        <source>that names no ward</source>
        <translation>dit noem geen wyk nie</translation>
    </message>
    <message>
        <source>the IEC refused this account for the lookup</source>
        <translation>die OVK het hierdie rekening vir die navraag geweier</translation>
    </message>
    <message>
        <source>the IEC&apos;s limit was reached</source>
        <translation>die OVK se perk is bereik</translation>
    </message>
    <message>
        <source>the IEC&apos;s record indicates deceased (asked twice)</source>
        <translation>die OVK se rekord dui aan: oorlede (twee keer gevra)</translation>
    </message>
    <message>
        <source>the IEC&apos;s record indicates that this person is deceased (asked twice)</source>
        <translation>die OVK se rekord dui aan dat hierdie persoon oorlede is (twee keer gevra)</translation>
    </message>
    <message>
        <source>the IEC&apos;s record is unclear and could not be asked a second time</source>
        <translation>die OVK se rekord is onduidelik en daar kon nie ’n tweede keer gevra word nie</translation>
    </message>
    <message>
        <source>the IEC&apos;s record is unclear and could not be asked a second time ({reason})</source>
        <translation>die OVK se rekord is onduidelik en daar kon nie ’n tweede keer gevra word nie ({reason})</translation>
    </message>
    <message>
        <source>the IEC&apos;s record is unclear and was not asked a second time</source>
        <translation>die OVK se rekord is onduidelik en daar is nie ’n tweede keer gevra nie</translation>
    </message>
    <message>
        <source>the IEC&apos;s record is unclear; it is asked a second time</source>
        <translation>die OVK se rekord is onduidelik; daar word ’n tweede keer gevra</translation>
    </message>
    <message>
        <source>the certificate of the IEC&apos;s address is not trusted</source>
        <translation>die sertifikaat van die OVK se adres word nie vertrou nie</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>die verbinding is verbreek</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>die verbinding is verbreek</translation>
    </message>
    <message>
        <source>the connection to the IEC was closed here</source>
        <translation>die verbinding met die OVK is hier gesluit</translation>
    </message>
    <message>
        <source>the connection to the store was lost</source>
        <translation>die verbinding met die databasis is verloor</translation>
    </message>
    <message>
        <source>the database is away</source>
        <translation>die databasis is weg</translation>
    </message>
    <message>
        <source>the database is named by the environment</source>
        <translation>die databasis word deur die omgewing genoem</translation>
    </message>
    <message>
        <source>the database is named by the settings file</source>
        <translation>die databasis word deur die instellingslêer genoem</translation>
    </message>
    <message>
        <source>the database is named by the vault</source>
        <translation>die databasis word deur die kluis genoem</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>die lêer kan nie gelees word nie</translation>
    </message>
    <message>
        <source>the file cannot be read: this user may not, or another program has locked it</source>
        <translation>die lêer kan nie gelees word nie: hierdie gebruiker mag nie, of ’n ander program het dit gesluit</translation>
    </message>
    <message>
        <source>the file has {number} MB, the most is {limit} MB</source>
        <translation>die lêer het {number} MB, die meeste is {limit} MB</translation>
    </message>
    <message>
        <source>the file is damaged or cut off</source>
        <translation>die lêer is beskadig of afgesny</translation>
    </message>
    <message>
        <source>the file is empty (0 bytes)</source>
        <translation>die lêer is leeg (0 grepe)</translation>
    </message>
    <message>
        <source>the file is protected with a password</source>
        <translation>die lêer is met ’n wagwoord beskerm</translation>
    </message>
    <message>
        <source>the program that reads it broke off; it may be damaged or too large</source>
        <translation>die program wat dit lees, het afgebreek; dit is dalk beskadig of te groot</translation>
    </message>
    <message>
        <source>the reply broke off or is not HTTP</source>
        <translation>die antwoord is verbreek of is nie HTTP nie</translation>
    </message>
    <message>
        <source>the reply could not be unpacked</source>
        <translation>die antwoord kon nie uitgepak word nie</translation>
    </message>
    <message>
        <source>the reply does not say clearly whether the person is registered</source>
        <translation>die antwoord sê nie duidelik of die persoon geregistreer is nie</translation>
    </message>
    <message>
        <source>the reply is about another ID number</source>
        <translation>die antwoord gaan oor ’n ander ID-nommer</translation>
    </message>
    <message>
        <source>the reply is not a voter record</source>
        <translation>die antwoord is nie ’n kieserrekord nie</translation>
    </message>
    <message>
        <source>the reply is too large</source>
        <translation>die antwoord is te groot</translation>
    </message>
    <message>
        <source>the reply&apos;s status contradicts its registration flag</source>
        <translation>die antwoord se status weerspreek sy registrasievlag</translation>
    </message>
    <message>
        <source>the request could not be sent</source>
        <translation>die navraag kon nie gestuur word nie</translation>
    </message>
    <message>
        <source>the sheet &quot;{sheet}&quot; has no row {number}</source>
        <translation>die blad “{sheet}” het geen ry {number} nie</translation>
    </message>
    <message>
        <source>the sign-in gave no token</source>
        <translation>die aanmelding het geen teken gegee nie</translation>
    </message>
    <message>
        <source>the spreadsheet is empty</source>
        <translation>die sigblad is leeg</translation>
    </message>
    <message>
        <source>the store does not answer: {what}</source>
        <translation>die databasis antwoord nie: {what}</translation>
    </message>
    <message>
        <source>the store is busy</source>
        <translation>die databasis is besig</translation>
    </message>
    <message>
        <source>the store is slow to answer</source>
        <translation>die databasis antwoord stadig</translation>
    </message>
    <message>
        <source>the vault does not answer</source>
        <translation>die kluis antwoord nie</translation>
    </message>
    <message>
        <source>the ward column says {number}, not of which municipality</source>
        <translation>die wykkolom sê {number}, nie van watter munisipaliteit nie</translation>
    </message>
    <message>
        <source>there is more than one column &quot;{wish}&quot; in it</source>
        <translation>daar is meer as een kolom “{wish}” in</translation>
    </message>
    <message>
        <source>there is no column &quot;{wish}&quot; in it</source>
        <translation>daar is geen kolom “{wish}” in nie</translation>
    </message>
    <message>
        <source>there is no sheet &quot;{sheet}&quot; in it</source>
        <translation>daar is geen blad “{sheet}” in nie</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>daar is nie so ’n lêer nie</translation>
    </message>
    <message>
        <source>there is nothing in the file but blanks</source>
        <translation>daar is niks as leë spasies in die lêer nie</translation>
    </message>
    <message>
        <source>there is something as far away as cell {cell} in sheet &quot;{sheet}&quot;, too far from the list to read</source>
        <translation>daar is iets so ver weg soos sel {cell} in blad “{sheet}”, te ver van die lys om te lees</translation>
    </message>
    <message>
        <source>there is something as far away as cell {cell}, too far from the list to read</source>
        <translation>daar is iets so ver weg soos sel {cell}, te ver van die lys om te lees</translation>
    </message>
    <message>
        <source>this seat works on its own</source>
        <translation>hierdie werkplek werk op sy eie</translation>
    </message>
    <message>
        <source>time-out</source>
        <translation>tyd verstreke</translation>
    </message>
    <message>
        <source>two different answers</source>
        <translation>antwoorde verskil</translation>
    </message>
    <message>
        <source>unexpected reply</source>
        <translation>onverwagte antwoord</translation>
    </message>
    <message>
        <source>unexpected reply 404: the IEC&apos;s address may have a wrong path</source>
        <translation>onverwagte antwoord 404: die OVK se adres het dalk ’n verkeerde pad</translation>
    </message>
    <message>
        <source>unexpected reply {code}</source>
        <translation>onverwagte antwoord {code}</translation>
    </message>
    <message>
        <source>unexpected reply {code} at the sign-in</source>
        <translation>onverwagte antwoord {code} by die aanmelding</translation>
    </message>
    <message>
        <source>ward changed to {ward} by {operator}</source>
        <translation>wyk verander na {ward} deur {operator}</translation>
    </message>
    <message>
        <source>ward confirmed by {operator}</source>
        <translation>wyk bevestig deur {operator}</translation>
    </message>
    <message>
        <source>ward {number}</source>
        <translation>wyk {number}</translation>
    </message>
    <message>
        <source>ward {number} of which municipality</source>
        <translation>wyk {number} van watter munisipaliteit</translation>
    </message>
    <message>
        <source>ward {number} of which municipality; perhaps {near}</source>
        <translation>wyk {number} van watter munisipaliteit; dalk {near}</translation>
    </message>
    <message>
        <source>ward {number} of which municipality?</source>
        <translation>wyk {number} van watter munisipaliteit?</translation>
    </message>
    <message>
        <source>which column holds the ID numbers</source>
        <translation>in watter kolom die ID-nommers is</translation>
    </message>
    <message>
        <source>which row holds the headers</source>
        <translation>in watter ry die opskrifte is</translation>
    </message>
    <message>
        <source>which sheet holds the list</source>
        <translation>op watter blad die lys is</translation>
    </message>
    <message>
        <source>which ward it is of</source>
        <translation>van watter wyk dit is</translation>
    </message>
    <message>
        <source>would send its password readable over the network: begin it with rediss://, or end it with ?tls=off where the network is trusted</source>
        <translation>sou die wagwoord leesbaar oor die netwerk stuur: begin dit met rediss://, of eindig dit met ?tls=off waar die netwerk vertrou word</translation>
    </message>
    <message>
        <source>writing the results</source>
        <translation>skryf die uitslae</translation>
    </message>
    <message>
        <source>written like 8.00102E+12: Excel has dropped digits, they cannot be restored</source>
        <translation>geskryf soos 8.00102E+12: Excel het syfers laat val, hulle kan nie herstel word nie</translation>
    </message>
    <message>
        <source>{file} cannot be read, so nothing can be done with it. Mend the file and add it again</source>
        <translation>{file} kan nie gelees word nie, dus kan niks daarmee gedoen word nie. Maak die lêer reg en voeg dit weer by</translation>
    </message>
    <message>
        <source>{file} cannot be used: {text}. Mend that, then try again</source>
        <translation>{file} kan nie gebruik word nie: {text}. Herstel dit en probeer dan weer</translation>
    </message>
    <message>
        <source>{file} could not be taken in because of a fault in Rollcheck. Add it by hand</source>
        <translation>{file} kon weens ’n fout in Rollcheck nie ingeneem word nie. Voeg dit met die hand by</translation>
    </message>
    <message>
        <source>{file} has ended; only a job in the queue can be moved</source>
        <translation>{file} het geëindig; net ’n taak in die tou kan geskuif word</translation>
    </message>
    <message>
        <source>{file} has no results yet. Wait until it is done</source>
        <translation>{file} het nog geen uitslae nie. Wag tot dit klaar is</translation>
    </message>
    <message>
        <source>{file} has no results yet; ask again first, then correct its rows</source>
        <translation>{file} het nog geen uitslae nie; vra eers weer en maak dan sy rye reg</translation>
    </message>
    <message>
        <source>{file} has no rows to look at</source>
        <translation>{file} het geen rye om na te kyk nie</translation>
    </message>
    <message>
        <source>{file} has no ward column; name a ward instead</source>
        <translation>{file} het geen wykkolom nie; noem eerder ’n wyk</translation>
    </message>
    <message>
        <source>{file} has nobody in row {row}</source>
        <translation>{file} het niemand in ry {row} nie</translation>
    </message>
    <message>
        <source>{file} has not ended; its rows can be corrected when it has</source>
        <translation>{file} het nog nie geëindig nie; sy rye kan daarna reggemaak word</translation>
    </message>
    <message>
        <source>{file} is a folder. Choose another name</source>
        <translation>{file} is ’n vouer. Kies ’n ander naam</translation>
    </message>
    <message>
        <source>{file} is being checked now; only a waiting job can be moved</source>
        <translation>{file} word nou nagegaan; net ’n taak wat wag, kan geskuif word</translation>
    </message>
    <message>
        <source>{file} is being checked; stop it first, then remove it. Nothing was removed</source>
        <translation>{file} word nagegaan; stop dit eers en verwyder dit dan. Niks is verwyder nie</translation>
    </message>
    <message>
        <source>{file} is being made elsewhere. Try again in a moment</source>
        <translation>{file} word elders gemaak. Probeer weer oor ’n oomblik</translation>
    </message>
    <message>
        <source>{file} is damaged. Remove it: a new one is made, and new tokens must be too</source>
        <translation>{file} is beskadig. Verwyder dit: ’n nuwe een word gemaak, en nuwe tekens moet ook gemaak word</translation>
    </message>
    <message>
        <source>{file} is open in another program. Close it there and try again, or choose another name</source>
        <translation>{file} is oop in ’n ander program. Maak dit daar toe en probeer weer, of kies ’n ander naam</translation>
    </message>
    <message>
        <source>{file} is paused; choose Go on, then move it</source>
        <translation>{file} is onderbreek; kies Gaan voort en skuif dit dan</translation>
    </message>
    <message>
        <source>{file} is still being checked. Wait until it is done</source>
        <translation>{file} word nog nagegaan. Wag tot dit klaar is</translation>
    </message>
    <message>
        <source>{file} was added for practice, and this is the other. Start it there</source>
        <translation>{file} is vir oefening bygevoeg, en dit is die ander een. Begin dit daar</translation>
    </message>
    <message>
        <source>{file} was added for the real IEC, and this is the other. Start it there</source>
        <translation>{file} is vir die regte OVK bygevoeg, en dit is die ander een. Begin dit daar</translation>
    </message>
    <message>
        <source>{file}: cannot be written. Close it in Excel and try again</source>
        <translation>{file}: kan nie geskryf word nie. Maak dit in Excel toe en probeer weer</translation>
    </message>
    <message>
        <source>{file}: it is not known {questions} and {others}. Say so, then start it</source>
        <translation>{file}: dit is nie bekend {questions} en {others} nie. Sê dit en begin dit dan</translation>
    </message>
    <message>
        <source>{file}: it is not known {questions}. Say so, then start it</source>
        <translation>{file}: dit is nie bekend {questions} nie. Sê dit en begin dit dan</translation>
    </message>
    <message>
        <source>{file}: the database is away, and it could not be kept on this PC ({reason}). Your own file is as it was: add it again when the database is back</source>
        <translation>{file}: die databasis is weg, en dit kon nie op hierdie rekenaar gehou word nie ({reason}). Jou eie lêer is soos dit was: voeg dit weer by wanneer die databasis terug is</translation>
    </message>
    <message>
        <source>{file}: the database is away, and the disk of this PC is full, so it could not be kept here. Your own file is as it was: make room, then add it again</source>
        <translation>{file}: die databasis is weg, en die skyf van hierdie rekenaar is vol, so dit kon nie hier gehou word nie. Jou eie lêer is soos dit was: maak plek, en voeg dit dan weer by</translation>
    </message>
    <message>
        <source>{folder} cannot be made: {reason}. Choose another folder</source>
        <translation>{folder} kan nie gemaak word nie: {reason}. Kies ’n ander vouer</translation>
    </message>
    <message>
        <source>{folder} does not answer. Try again when it is back</source>
        <translation>{folder} antwoord nie. Probeer weer wanneer dit terug is</translation>
    </message>
    <message>
        <source>{folder} is not a folder. Choose another one in the settings</source>
        <translation>{folder} is nie ’n vouer nie. Kies ’n ander een in die instellings</translation>
    </message>
    <message>
        <source>{folder}: results cannot be written there. Choose another folder</source>
        <translation>{folder}: uitslae kan nie daar geskryf word nie. Kies ’n ander vouer</translation>
    </message>
    <message>
        <source>{folder}: the disk is full or write-protected. Free some space, then try again</source>
        <translation>{folder}: die skyf is vol of teen skryf beskerm. Maak plek en probeer dan weer</translation>
    </message>
    <message>
        <source>{gone} became part of {successors} in 2016, so its ward has another number today</source>
        <translation>{gone} het in 2016 deel van {successors} geword, dus het sy wyk vandag ’n ander nommer</translation>
    </message>
    <message>
        <source>{gone} became part of {successors} in 2016, so its ward {number} has another number today</source>
        <translation>{gone} het in 2016 deel van {successors} geword, dus het sy wyk {number} vandag ’n ander nommer</translation>
    </message>
    <message>
        <source>{municipality} is in {province}, and it names {others}</source>
        <translation>{municipality} is in {province}, en dit noem {others}</translation>
    </message>
    <message>
        <source>{municipality} may be the municipality or another name</source>
        <translation>{municipality} kan die munisipaliteit of ’n ander naam wees</translation>
    </message>
    <message>
        <source>{municipality} ward {number} ({code})</source>
        <translation>{municipality} wyk {number} ({code})</translation>
    </message>
    <message>
        <source>{number} ({municipality} ward {ward_no}, {code})</source>
        <translation>{number} ({municipality} wyk {ward_no}, {code})</translation>
    </message>
    <message>
        <source>{number} rows name another ward than {ward_id}</source>
        <translation>{number} rye noem ’n ander wyk as {ward_id}</translation>
    </message>
    <message>
        <source>{number} rows name no ward that can be read</source>
        <translation>{number} rye noem geen leesbare wyk nie</translation>
    </message>
    <message>
        <source>{number} wards</source>
        <translation>{number} wyke</translation>
    </message>
    <message>
        <source>{operator} is the only admin. Make somebody else admin first</source>
        <translation>{operator} is die enigste administrateur. Maak eers iemand anders administrateur</translation>
    </message>
    <message>
        <source>{place} answers, but not as {server} does. Check host and port</source>
        <translation>{place} antwoord, maar nie soos {server} nie. Gaan rekenaar en poort na</translation>
    </message>
    <message>
        <source>{place} cannot be reached from this PC ({told}). Check its network</source>
        <translation>{place} kan nie van hierdie rekenaar af bereik word nie ({told}). Gaan die netwerk na</translation>
    </message>
    <message>
        <source>{place} does not answer. Check that the PC is on, that {server} runs there and that no firewall is in between</source>
        <translation>{place} antwoord nie. Gaan na of die rekenaar aan is, of {server} daar loop en of daar geen brandmuur tussenin is nie</translation>
    </message>
    <message>
        <source>{place} has no database {name}. Create it there, or correct the address</source>
        <translation>{place} het geen databasis {name} nie. Skep dit daar, of maak die adres reg</translation>
    </message>
    <message>
        <source>{place} has too many connections. Raise max_connections there</source>
        <translation>{place} het te veel verbindings. Verhoog max_connections daar</translation>
    </message>
    <message>
        <source>{place} lets nobody in from this PC. Create the account for this PC&apos;s address too</source>
        <translation>{place} laat niemand van hierdie rekenaar af in nie. Skep die rekening ook vir hierdie rekenaar se adres</translation>
    </message>
    <message>
        <source>{place} offers no encryption, and without it passwords and lists could be read on the network. Set TLS up there; .github/OFFICE.md says how</source>
        <translation>{place} bied geen enkripsie nie, en daarsonder kan wagwoorde en lyste op die netwerk gelees word. Stel TLS daar op; .github/OFFICE.md sê hoe</translation>
    </message>
    <message>
        <source>{place} refuses connections. Check that {server} runs there, listens on this port and lets other PCs in (bind-address)</source>
        <translation>{place} weier verbindings. Gaan na of {server} daar loop, op hierdie poort luister en ander rekenaars inlaat (bind-address)</translation>
    </message>
    <message>
        <source>{place} refuses the password. Check it, and that this user exists there</source>
        <translation>{place} weier die wagwoord. Gaan dit na, en of hierdie gebruiker daar bestaan</translation>
    </message>
    <message>
        <source>{place} refuses user {user}. Check user and password, and that this account may come from this PC</source>
        <translation>{place} weier gebruiker {user}. Gaan gebruiker en wagwoord na, en of hierdie rekening van hierdie rekenaar af mag kom</translation>
    </message>
    <message>
        <source>{place} refuses: {told}</source>
        <translation>{place} weier: {told}</translation>
    </message>
    <message>
        <source>{place} wants encryption. Set database_tls to verify</source>
        <translation>{place} wil enkripsie hê. Stel database_tls op verify</translation>
    </message>
    <message>
        <source>{place}: its certificate is for another name, so no password was sent. Put the name that stands in the certificate into the address</source>
        <translation>{place}: die sertifikaat is vir ’n ander naam, en dus is geen wagwoord gestuur nie. Gebruik die naam wat in die sertifikaat staan in die adres</translation>
    </message>
    <message>
        <source>{place}: its certificate is not trusted here, so no password was sent. Name the office&apos;s own certificates in database_ca, or join with a seat file that carries them</source>
        <translation>{place}: die sertifikaat word nie hier vertrou nie, en dus is geen wagwoord gestuur nie. Noem die kantoor se eie sertifikate in database_ca, of sluit aan met ’n werkpleklêer wat hulle saambring</translation>
    </message>
    <message>
        <source>{place}: no encrypted connection comes about. Check that TLS is set up on this port</source>
        <translation>{place}: geen geënkripteerde verbinding kom tot stand nie. Gaan na of TLS op hierdie poort opgestel is</translation>
    </message>
    <message>
        <source>{place}: this name is not found. Check the address, and this PC&apos;s network</source>
        <translation>{place}: hierdie naam word nie gevind nie. Gaan die adres en hierdie rekenaar se netwerk na</translation>
    </message>
    <message>
        <source>{place}: user {user} may not use the database {name}, or it does not exist. Create it and grant the rights; .github/OFFICE.md has the statements</source>
        <translation>{place}: gebruiker {user} mag nie die databasis {name} gebruik nie, of dit bestaan nie. Skep dit en gee die regte; .github/OFFICE.md het die opdragte</translation>
    </message>
    <message>
        <source>{problem}; type the 8-digit ward ID such as 93501016, or municipality and number such as &quot;Blouberg 16&quot;</source>
        <translation>{problem}; tik die wyk-ID van 8 syfers soos 93501016, of munisipaliteit en nommer soos “Blouberg 16”</translation>
    </message>
    <message>
        <source>{rows_shown} and {number} more</source>
        <translation>{rows_shown} en nog {number}</translation>
    </message>
    <message>
        <source>{shown}: MariaDB {version} is old. Rollcheck was tested on 10.11</source>
        <translation>{shown}: MariaDB {version} is oud. Rollcheck is op 10.11 getoets</translation>
    </message>
    <message>
        <source>{shown}: MariaDB {version}, encrypted ({cipher})</source>
        <translation>{shown}: MariaDB {version}, geënkripteer ({cipher})</translation>
    </message>
    <message>
        <source>{shown}: MariaDB {version}, encrypted, but its certificate is not checked. Set database_tls to verify</source>
        <translation>{shown}: MariaDB {version}, geënkripteer, maar die sertifikaat word nie nagegaan nie. Stel database_tls op verify</translation>
    </message>
    <message>
        <source>{shown}: MariaDB {version}, not encrypted: passwords and lists can be read on the network. Set database_tls to verify</source>
        <translation>{shown}: MariaDB {version}, nie geënkripteer nie: wagwoorde en lyste kan op die netwerk gelees word. Stel database_tls op verify</translation>
    </message>
    <message>
        <source>{shown}: MariaDB {version}, on this PC</source>
        <translation>{shown}: MariaDB {version}, op hierdie rekenaar</translation>
    </message>
    <message>
        <source>{shown}: MySQL {version}. Rollcheck was tested on MariaDB 10.11 only</source>
        <translation>{shown}: MySQL {version}. Rollcheck is net op MariaDB 10.11 getoets</translation>
    </message>
    <message>
        <source>{shown}: Redis {version} is too old. Install 5.0 or newer</source>
        <translation>{shown}: Redis {version} is te oud. Installeer 5.0 of nuwer</translation>
    </message>
    <message>
        <source>{shown}: Redis {version}, encrypted</source>
        <translation>{shown}: Redis {version}, geënkripteer</translation>
    </message>
    <message>
        <source>{shown}: Redis {version}, not encrypted</source>
        <translation>{shown}: Redis {version}, nie geënkripteer nie</translation>
    </message>
    <message>
        <source>{shown}: Redis {version}, not encrypted: its password can be read on the network. Use rediss://</source>
        <translation>{shown}: Redis {version}, nie geënkripteer nie: die wagwoord kan op die netwerk gelees word. Gebruik rediss://</translation>
    </message>
    <message>
        <source>{why} The time given for waiting is over; resume goes on</source>
        <translation>{why} Die tyd om te wag is verby; Gaan voort gaan verder</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>A list that gives way to a more urgent one keeps its answers and goes on later.</source>
        <translation>’n Lys wat vir ’n dringender een padgee, behou sy antwoorde en gaan later voort.</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Vra nou</translation>
    </message>
    <message>
        <source>Checking goes on by itself when it is back. Open rows stay open.</source>
        <translation>Die nagaan gaan vanself voort wanneer dit terug is. Oop rye bly oop.</translation>
    </message>
    <message>
        <source>Every running Rollcheck on the same database is a seat. All seats see the same jobs; if the one that checks goes away, another goes on.</source>
        <translation>Elke Rollcheck wat op dieselfde databasis loop, is ’n werkplek. Alle werkplekke sien dieselfde take; as die een wat nagaan wegval, gaan ’n ander voort.</translation>
    </message>
    <message>
        <source>Folder settings…</source>
        <translation>Vouerinstellings…</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Gaan voort met die tou</translation>
    </message>
    <message>
        <source>IEC account…</source>
        <translation>OVK-rekening…</translation>
    </message>
    <message>
        <source>If the PC sleeps all the same, checking goes on when it wakes; nothing is lost.</source>
        <translation>As die rekenaar tog slaap, gaan dit voort wanneer hy wakker word; niks gaan verlore nie.</translation>
    </message>
    <message>
        <source>It does not answer since {time}.</source>
        <translation>Dit antwoord nie sedert {time} nie.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it stays away, look whether its PC or server is on, or ask whoever looks after Rollcheck.</source>
        <translation>Dit word vanself weer probeer. As dit wegbly, kyk of sy rekenaar of bediener aan is, of vra die een wat Rollcheck versorg.</translation>
    </message>
    <message>
        <source>Jobs stay in the queue, and another seat that is allowed goes on with them. Every answer so far is kept.</source>
        <translation>Take bly in die tou, en ’n ander werkplek wat mag, gaan daarmee voort. Elke antwoord tot dusver word behou.</translation>
    </message>
    <message>
        <source>Keeping this PC awake</source>
        <translation>Hou hierdie rekenaar wakker</translation>
    </message>
    <message>
        <source>Lists put into the watched folder are taken in by themselves, once they are complete and closed in Excel. They stay where they are and are never changed.</source>
        <translation>Lyste in die dopgehoude vouer word vanself ingeneem sodra hulle volledig is en in Excel toegemaak is. Hulle bly waar hulle is en word nooit verander nie.</translation>
    </message>
    <message>
        <source>Lists, answers and results are kept in the database. While it does not answer, nothing is asked, so that no answer can be lost.</source>
        <translation>Lyste, antwoorde en uitslae word in die databasis gehou. Terwyl dit nie antwoord nie, word niks gevra nie, sodat geen antwoord verlore kan gaan nie.</translation>
    </message>
    <message>
        <source>Lookups and the hour</source>
        <translation>Navrae en die uur</translation>
    </message>
    <message>
        <source>No answer since {time}; it is asked {every}.</source>
        <translation>Geen antwoord sedert {time} nie; dit word {every} gevra.</translation>
    </message>
    <message>
        <source>No internet on this PC</source>
        <translation>Geen internet op hierdie rekenaar nie</translation>
    </message>
    <message>
        <source>No row is decided by an outage: rows without an answer stay open and are asked again when the IEC is back.</source>
        <translation>Geen ry word deur ’n onderbreking beslis nie: rye sonder ’n antwoord bly oop en word weer gevra wanneer die OVK terug is.</translation>
    </message>
    <message>
        <source>One list is checked at a time, over all seats, for the IEC’s limit is one. Urgent lists come first, then small ones, then the others as they came.</source>
        <translation>Een lys op ’n slag word nagegaan, oor alle werkplekke, want die OVK se perk is een. Dringende lyste kom eerste, dan kleintjies, dan die ander soos hulle gekom het.</translation>
    </message>
    <message>
        <source>Other programs on this PC can follow the jobs through the feed, with a token from you. It tells counts only, unless a token allows personal data.</source>
        <translation>Ander programme op hierdie rekenaar kan die take deur die voer volg, met ’n teken van jou. Dit gee net tellings, tensy ’n teken persoonlike data toelaat.</translation>
    </message>
    <message>
        <source>Quota settings…</source>
        <translation>Kwota-instellings…</translation>
    </message>
    <message>
        <source>Rollcheck signs in with the user name and password that the IEC gave your office. They are kept in this PC’s vault, never in a file.</source>
        <translation>Rollcheck meld aan met die gebruikersnaam en wagwoord wat die OVK aan jou kantoor gegee het. Dit word in hierdie rekenaar se kluis gehou, nooit in ’n lêer nie.</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Werkplekke</translation>
    </message>
    <message>
        <source>Signing in to the IEC</source>
        <translation>Aanmelding by die OVK</translation>
    </message>
    <message>
        <source>The IEC allows a certain number of lookups in any 60 minutes, over all seats together. Each lookup becomes free again an hour after it was used.</source>
        <translation>Die OVK laat ’n sekere getal navrae in enige 60 minute toe, oor alle werkplekke saam. Elke navraag kom ’n uur na gebruik weer vry.</translation>
    </message>
    <message>
        <source>The IEC does not answer</source>
        <translation>Die OVK antwoord nie</translation>
    </message>
    <message>
        <source>The IEC refuses lookups from here</source>
        <translation>Die OVK weier navrae van hier af</translation>
    </message>
    <message>
        <source>The IEC refuses lookups from this network or for this account, though the sign-in works. Only the IEC can allow them; send its help desk this office’s user name and internet address.</source>
        <translation>Die OVK weier navrae van hierdie netwerk of vir hierdie rekening, al werk die aanmelding. Net die OVK kan dit toelaat; stuur hierdie kantoor se gebruikersnaam en internetadres aan sy hulptoonbank.</translation>
    </message>
    <message>
        <source>The database</source>
        <translation>Die databasis</translation>
    </message>
    <message>
        <source>The disk of this PC is full: a checked list waits until there is room for its results. It is tried again {every}, and nobody is asked about twice.</source>
        <translation>Die skyf van hierdie rekenaar is vol: ’n lys wat nagegaan is, wag totdat daar plek vir sy uitslae is. Dit word {every} weer probeer, en oor niemand word twee keer gevra nie.</translation>
    </message>
    <message>
        <source>The fault is not on this PC: its network works, but the IEC’s service gives no answer. There is nothing you need to do.</source>
        <translation>Die fout is nie op hierdie rekenaar nie: sy netwerk werk, maar die OVK se diens gee geen antwoord nie. Jy hoef niks te doen nie.</translation>
    </message>
    <message>
        <source>The feed</source>
        <translation>Die voer</translation>
    </message>
    <message>
        <source>The list that waits goes on at {time}.</source>
        <translation>Die lys wat wag, gaan om {time} voort.</translation>
    </message>
    <message>
        <source>The queue</source>
        <translation>Die tou</translation>
    </message>
    <message>
        <source>The queue is paused: no list is checked until it goes on.</source>
        <translation>Die tou is onderbreek: geen lys word nagegaan voordat dit voortgaan nie.</translation>
    </message>
    <message>
        <source>The watched folder</source>
        <translation>Die dopgehoude vouer</translation>
    </message>
    <message>
        <source>This PC could not be asked to stay awake. Set its energy saving so that it does not sleep while a list is checked.</source>
        <translation>Hierdie rekenaar kon nie gevra word om wakker te bly nie. Stel sy kragbesparing so dat hy nie slaap terwyl ’n lys nagegaan word nie.</translation>
    </message>
    <message>
        <source>This PC reaches no network. Look at the cable or the Wi-Fi; if other pages open here, ask whoever looks after the network.</source>
        <translation>Hierdie rekenaar bereik geen netwerk nie. Kyk na die kabel of die Wi-Fi; as ander bladsye hier oopmaak, vra die een wat die netwerk versorg.</translation>
    </message>
    <message>
        <source>Until the sign-in works, lists can be dropped and looked over; checking begins by itself afterwards. Every answer so far is kept.</source>
        <translation>Totdat die aanmelding werk, kan lyste hierheen gesleep en bekyk word; die nagaan begin daarna vanself. Elke antwoord tot dusver word behou.</translation>
    </message>
    <message>
        <source>When none is left, a list waits and goes on by itself. A few lookups are kept for single persons, and by day some for urgent and small lists.</source>
        <translation>Wanneer daar geen oor is nie, wag ’n lys en gaan vanself voort. ’n Paar navrae word vir enkele persone gehou, en bedags ’n aantal vir dringende en klein lyste.</translation>
    </message>
    <message>
        <source>While a list is checked, Rollcheck asks this PC not to fall asleep. The screen may still go dark, and closing the lid still sends a laptop to sleep.</source>
        <translation>Terwyl ’n lys nagegaan word, vra Rollcheck hierdie rekenaar om nie te slaap nie. Die skerm mag steeds donker word, en as die deksel toegemaak word, slaap ’n skootrekenaar steeds.</translation>
    </message>
    <message>
        <source>{number} are kept for single persons.</source>
        <translation>{number} word vir enkele persone gehou.</translation>
    </message>
    <message>
        <source>{number} lookups are free for lists now, {more} more by {time}.</source>
        <translation>{number} navrae is nou vir lyste vry, nog {more} teen {time}.</translation>
    </message>
    <message>
        <source>{number} lookups are free for lists now.</source>
        <translation>{number} navrae is nou vir lyste vry.</translation>
    </message>
</context>
<context>
    <name>Explainer</name>
    <message>
        <source>Removed soon</source>
        <translation>Word binnekort verwyder</translation>
    </message>
    <message>
        <source>These lists and their results are then removed from Rollcheck. Copies in the results folder are yours and stay.</source>
        <translation>Hierdie lyste en hul uitslae word dan uit Rollcheck verwyder. Kopieë in die uitslaevouer is joune en bly.</translation>
    </message>
    <message>
        <source>{day}: {file}</source>
        <translation>{day}: {file}</translation>
    </message>
</context>
<context>
    <name>FeedDesk</name>
    <message>
        <source>Rollcheck is getting ready. Try again in a moment.</source>
        <translation>Rollcheck maak gereed. Probeer weer oor ’n oomblik.</translation>
    </message>
</context>
<context>
    <name>FeedFields</name>
    <message>
        <source>Copied.</source>
        <translation>Gekopieer.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieer</translation>
    </message>
    <message>
        <source>Days it counts</source>
        <translation>Dae wat dit geld</translation>
    </message>
    <message>
        <source>Follow the queue: counts only</source>
        <translation>Volg die tou: slegs getalle</translation>
    </message>
    <message>
        <source>Hand lists in</source>
        <translation>Lewer lyste in</translation>
    </message>
    <message>
        <source>It is shown this once. Copy it now into the program that needs it.</source>
        <translation>Dit word net hierdie een keer gewys. Kopieer dit nou na die program wat dit nodig het.</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Maak</translation>
    </message>
    <message>
        <source>Make a token</source>
        <translation>Maak ’n teken</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>Nuwe teken</translation>
    </message>
    <message>
        <source>Not served.</source>
        <translation>Word nie aangebied nie.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Herroep</translation>
    </message>
    <message>
        <source>Rollcheck is getting ready…</source>
        <translation>Rollcheck maak gereed…</translation>
    </message>
    <message>
        <source>See names and ID numbers, fetch results</source>
        <translation>Sien name en ID-nommers, haal resultate</translation>
    </message>
    <message>
        <source>Served at {address}; its wall screen opens there in a browser.</source>
        <translation>Word aangebied by {address}; die muurskerm maak daar in ’n blaaier oop.</translation>
    </message>
    <message>
        <source>Stop, retry and reorder lists</source>
        <translation>Stop, herprobeer en herrangskik lyste</translation>
    </message>
    <message>
        <source>The new token</source>
        <translation>Die nuwe teken</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tekens</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Waarvoor dit is</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>verander</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>volg</translation>
    </message>
    <message>
        <source>hands in</source>
        <translation>lewer in</translation>
    </message>
    <message>
        <source>over since {day}</source>
        <translation>verby sedert {day}</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>herroep</translation>
    </message>
    <message>
        <source>sees people</source>
        <translation>sien mense</translation>
    </message>
    <message>
        <source>such as: wall screen</source>
        <translation>soos: muurskerm</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>tot {day}</translation>
    </message>
    <message>
        <source>{name}: {may}; {state}; made on {seat}</source>
        <translation>{name}: {may}; {state}; gemaak op {seat}</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Files to check</source>
        <translation>Lêers om na te gaan</translation>
    </message>
    <message>
        <source>Leave this file out</source>
        <translation>Laat hierdie lêer uit</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Add membership lists</source>
        <translation>Voeg lidmaatskapslyste by</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle lêers</translation>
    </message>
    <message>
        <source>Choose the seat file</source>
        <translation>Kies die werkpleklêer</translation>
    </message>
    <message>
        <source>Membership lists</source>
        <translation>Lidmaatskapslyste</translation>
    </message>
    <message>
        <source>Seat files</source>
        <translation>Werkpleklêers</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Wag op jou</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Ander</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Om na te kyk</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Aan die gang</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Search file or ward</source>
        <translation>Soek lêer of wyk</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>All of this can be changed in the settings.</source>
        <translation>Dit alles kan in die instellings verander word.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kies…</translation>
    </message>
    <message>
        <source>Drop lists on the window, or add them with Ctrl+O.</source>
        <translation>Sleep lyste na die venster, of voeg hulle met Ctrl+O by.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Voltooi</translation>
    </message>
    <message>
        <source>How does Rollcheck reach the IEC?</source>
        <translation>Hoe bereik Rollcheck die OVK?</translation>
    </message>
    <message>
        <source>Invented people; the IEC is not asked.</source>
        <translation>Versinde mense; die OVK word nie gevra nie.</translation>
    </message>
    <message>
        <source>Is there a folder to watch?</source>
        <translation>Is daar ’n vouer om dop te hou?</translation>
    </message>
    <message>
        <source>Join my office, which uses Rollcheck already</source>
        <translation>Sluit aan by my kantoor, wat Rollcheck reeds gebruik</translation>
    </message>
    <message>
        <source>Kept in this PC’s vault, never in a file.</source>
        <translation>In hierdie rekenaar se kluis, nooit in ’n lêer nie.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>No account yet: drop lists and look them over; connect it later.</source>
        <translation>Nog geen rekening nie: sleep lyste hierheen en bekyk hulle; koppel dit later.</translation>
    </message>
    <message>
        <source>No, lists are dropped on the window</source>
        <translation>Nee, lyste word na die venster gesleep</translation>
    </message>
    <message>
        <source>Practise first, with made-up people and answers</source>
        <translation>Oefen eers, met versinde mense en antwoorde</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Gereed</translation>
    </message>
    <message>
        <source>Rollcheck signs in with your IEC account.</source>
        <translation>Rollcheck meld met jou OVK-rekening aan.</translation>
    </message>
    <message>
        <source>Step {at} of 3</source>
        <translation>Stap {at} van 3</translation>
    </message>
    <message>
        <source>The IEC is not asked, and practice never mixes with real jobs.</source>
        <translation>Die OVK word nie gevra nie, en oefening raak nooit met regte take deurmekaar nie.</translation>
    </message>
    <message>
        <source>The lists stay where they are and are never changed.</source>
        <translation>Die lyste bly waar hulle is en word nooit verander nie.</translation>
    </message>
    <message>
        <source>The watched folder is looked at by itself.</source>
        <translation>Die dopgehoude vouer word vanself nagekyk.</translation>
    </message>
    <message>
        <source>Try the sample list</source>
        <translation>Probeer die voorbeeldlys</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Dopgehoude vouer</translation>
    </message>
    <message>
        <source>Welcome to Rollcheck</source>
        <translation>Welkom by Rollcheck</translation>
    </message>
    <message>
        <source>With our own IEC account</source>
        <translation>Met ons eie OVK-rekening</translation>
    </message>
    <message>
        <source>With the seat file from your office’s admin; it brings the IEC account.</source>
        <translation>Met die werkpleklêer van u kantoor se admin; dit bring die OVK-rekening saam.</translation>
    </message>
    <message>
        <source>Yes, lists put there are taken in by themselves</source>
        <translation>Ja, lyste daarin word vanself ingeneem</translation>
    </message>
    <message>
        <source>You choose the seat file of your office next.</source>
        <translation>U kies volgende u kantoor se werkpleklêer.</translation>
    </message>
    <message>
        <source>You practise with made-up people; the IEC is not asked.</source>
        <translation>Jy oefen met versinde mense; die OVK word nie gevra nie.</translation>
    </message>
</context>
<context>
    <name>FolderQuestionDialog</name>
    <message>
        <source>Add a folder</source>
        <translation>Voeg ’n vouer by</translation>
    </message>
    <message>
        <source>Add the spreadsheet</source>
        <translation>Voeg die sigblad by</translation>
    </message>
    <message>
        <source>Add {number} spreadsheets</source>
        <translation>Voeg {number} sigblaaie by</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Laat dit uit</translation>
    </message>
    <message>
        <source>and {number} more</source>
        <translation>en nog {number}</translation>
    </message>
</context>
<context>
    <name>HappeningSection</name>
    <message>
        <source>What happened</source>
        <translation>Wat gebeur het</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>Add more files…</source>
        <translation>Voeg nog lêers by…</translation>
    </message>
    <message>
        <source>Batch “{name}”</source>
        <translation>Bondel “{name}”</translation>
    </message>
    <message>
        <source>Name of the batch</source>
        <translation>Naam van die bondel</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Verwyder alles</translation>
    </message>
    <message>
        <source>Rename the batch</source>
        <translation>Hernoem die bondel</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Start {number}</source>
        <translation>Begin {number}</translation>
    </message>
</context>
<context>
    <name>IntakeDesk</name>
    <message>
        <source>Add a folder</source>
        <translation>Voeg ’n vouer by</translation>
    </message>
    <message>
        <source>The database does not answer: the spreadsheet is kept on this PC and joins the list when it does.</source>
        <translation>Die databasis antwoord nie: die sigblad word op hierdie rekenaar gehou en kom by die lys sodra dit antwoord.</translation>
    </message>
    <message>
        <source>The database does not answer: {number} spreadsheets are kept on this PC and join the list when it does.</source>
        <translation>Die databasis antwoord nie: {number} sigblaaie word op hierdie rekenaar gehou en kom by die lys sodra dit antwoord.</translation>
    </message>
</context>
<context>
    <name>JobTable</name>
    <message>
        <source>Drop membership lists above</source>
        <translation>Sleep lidmaatskapslyste hierbo in</translation>
    </message>
    <message>
        <source>Esc shows all jobs again</source>
        <translation>Esc wys weer al die take</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>No job here fits</source>
        <translation>Geen taak hier pas nie</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>Nog geen take nie</translation>
    </message>
    <message>
        <source>Reading the jobs…</source>
        <translation>Lees die take…</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Added</source>
        <translation>Sedert</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>Deur</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Nagegaan</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Lêer</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rye</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>Wyk</translation>
    </message>
    <message>
        <source>added by {who}, {when}</source>
        <translation>bygevoeg deur {who}, {when}</translation>
    </message>
    <message>
        <source>added {time}</source>
        <translation>bygevoeg {time}</translation>
    </message>
    <message>
        <source>done about {time}</source>
        <translation>omtrent {time} klaar</translation>
    </message>
    <message>
        <source>ended {time}</source>
        <translation>{time} geëindig</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>dringend</translation>
    </message>
    <message>
        <source>which ward?</source>
        <translation>watter wyk?</translation>
    </message>
    <message>
        <source>{percent} percent</source>
        <translation>{percent} persent</translation>
    </message>
    <message>
        <source>{rows} rows</source>
        <translation>{rows} rye</translation>
    </message>
    <message>
        <source>{settled} of {rows} rows, {percent} percent</source>
        <translation>{settled} van {rows} rye, {percent} persent</translation>
    </message>
</context>
<context>
    <name>JobsDesk</name>
    <message>
        <source>The database does not answer now. What belongs to this list is shown as soon as it does.</source>
        <translation>Die databasis antwoord nie nou nie. Wat by hierdie lys hoort, word gewys sodra dit antwoord.</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join</source>
        <translation>Sluit aan</translation>
    </message>
    <message>
        <source>Join my office</source>
        <translation>Sluit aan by my kantoor</translation>
    </message>
    <message>
        <source>Join with {file}</source>
        <translation>Sluit aan met {file}</translation>
    </message>
    <message>
        <source>Not joined {office}, and nothing was changed. Mend this first:</source>
        <translation>Nie by {office} aangesluit nie, en niks is verander nie. Maak dit eers reg:</translation>
    </message>
    <message>
        <source>Opening the seat file…</source>
        <translation>Maak die werkpleklêer oop…</translation>
    </message>
    <message>
        <source>Passphrase of the seat file</source>
        <translation>Wagfrase van die werkpleklêer</translation>
    </message>
    <message>
        <source>Testing the connections of {office}…</source>
        <translation>Toets die verbindings van {office}…</translation>
    </message>
    <message>
        <source>The connections are tested first. Only where they work, addresses and account go into this PC’s vault; nobody sees the passwords.</source>
        <translation>Die verbindings word eers getoets. Slegs waar hulle werk, gaan adresse en rekening in hierdie rekenaar se kluis; niemand sien die wagwoorde nie.</translation>
    </message>
    <message>
        <source>This seat has joined {office}.</source>
        <translation>Hierdie werkplek het by {office} aangesluit.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Add files</source>
        <translation>Voeg lêers by</translation>
    </message>
    <message>
        <source>Ask the IEC now, while it does not answer</source>
        <translation>Vra die OVK nou, terwyl hy nie antwoord nie</translation>
    </message>
    <message>
        <source>Change ward</source>
        <translation>Verander wyk</translation>
    </message>
    <message>
        <source>Close a panel; leave a filter</source>
        <translation>Maak ’n paneel toe; verlaat ’n filter</translation>
    </message>
    <message>
        <source>Copy the result file</source>
        <translation>Kopieer die uitslaglêer</translation>
    </message>
    <message>
        <source>Filters, left to right</source>
        <translation>Filters, van links na regs</translation>
    </message>
    <message>
        <source>Look up a person</source>
        <translation>Soek ’n persoon</translation>
    </message>
    <message>
        <source>Menu of the job</source>
        <translation>Die taak se kieslys</translation>
    </message>
    <message>
        <source>Move to the front</source>
        <translation>Skuif heel voor</translation>
    </message>
    <message>
        <source>Move up or down in the queue</source>
        <translation>Skuif op of af in die tou</translation>
    </message>
    <message>
        <source>Next part of the window, or the one before</source>
        <translation>Volgende deel van die venster, of die vorige</translation>
    </message>
    <message>
        <source>Open the workbook</source>
        <translation>Maak die werkboek oop</translation>
    </message>
    <message>
        <source>Pause the selected job, or go on</source>
        <translation>Onderbreek die gekose taak, of gaan voort</translation>
    </message>
    <message>
        <source>Pause the whole queue, or go on</source>
        <translation>Onderbreek die hele tou, of gaan voort</translation>
    </message>
    <message>
        <source>Print the register</source>
        <translation>Druk die register</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Verwyder uit die lys</translation>
    </message>
    <message>
        <source>Save copies</source>
        <translation>Stoor kopieë</translation>
    </message>
    <message>
        <source>Search file or ward</source>
        <translation>Soek lêer of wyk</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellings</translation>
    </message>
    <message>
        <source>Start what is ready</source>
        <translation>Begin wat gereed is</translation>
    </message>
    <message>
        <source>Take files from the clipboard</source>
        <translation>Neem lêers van die knipbord</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Hierdie toetse</translation>
    </message>
    <message>
        <source>Urgent, or no longer</source>
        <translation>Dringend, of nie meer nie</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Everything by keyboard</source>
        <translation>Alles met die sleutelbord</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Toetse</translation>
    </message>
    <message>
        <source>Stop has no key on purpose: it is in the job’s menu.</source>
        <translation>Stop het met opset geen toets nie: dit is in die taak se kieslys.</translation>
    </message>
</context>
<context>
    <name>LayoutFields</name>
    <message>
        <source>Choose…</source>
        <translation>Kies…</translation>
    </message>
    <message>
        <source>Header row</source>
        <translation>Opskrifry</translation>
    </message>
    <message>
        <source>ID column</source>
        <translation>ID-kolom</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Blad</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Leave</source>
        <translation>Verlaat</translation>
    </message>
    <message>
        <source>Leave the office</source>
        <translation>Verlaat die kantoor</translation>
    </message>
    <message>
        <source>Leave {office}?</source>
        <translation>Verlaat {office}?</translation>
    </message>
    <message>
        <source>The office’s passwords and its IEC account are taken out of this PC’s vault. The seat file joins it again.</source>
        <translation>Die kantoor se wagwoorde en OVK-rekening word uit hierdie rekenaar se kluis gehaal. Met die werkpleklêer sluit dit weer aan.</translation>
    </message>
    <message>
        <source>This seat then works on its own, with a list of jobs of its own. The office’s jobs stay with the office; another seat goes on with them.</source>
        <translation>Hierdie werkplek werk dan op sy eie, met ’n eie lys take. Die kantoor se take bly by die kantoor; ’n ander werkplek gaan daarmee voort.</translation>
    </message>
</context>
<context>
    <name>ListedRows</name>
    <message>
        <source>ID number</source>
        <translation>ID-nommer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ry</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hoekom</translation>
    </message>
</context>
<context>
    <name>Lookup</name>
    <message>
        <source>1 person in 1 earlier check.</source>
        <translation>1 persoon, 1 keer vantevore nagegaan.</translation>
    </message>
    <message>
        <source>1 person in {checks} earlier checks.</source>
        <translation>1 persoon, {checks} keer vantevore nagegaan.</translation>
    </message>
    <message>
        <source>No lookup was used. Looking up a person is logged.</source>
        <translation>Geen navraag is gebruik nie. ’n Soektog na ’n persoon word aangeteken.</translation>
    </message>
    <message>
        <source>On {day} {id} was not in any list here; the IEC was not asked.</source>
        <translation>Op {day} was {id} in geen lys hier nie; die OVK is nie gevra nie.</translation>
    </message>
    <message>
        <source>On {when} the IEC did not have {id} on the voters’ roll.</source>
        <translation>Op {when} was {id} nie op die OVK se kieserslys nie.</translation>
    </message>
    <message>
        <source>On {when} the IEC had {id} registered in another ward than {ward}.</source>
        <translation>Op {when} was {id} by die OVK in ’n ander wyk as {ward} geregistreer.</translation>
    </message>
    <message>
        <source>On {when} the IEC had {id} registered in {iec_ward}, not in {ward}.</source>
        <translation>Op {when} was {id} by die OVK in {iec_ward} geregistreer, nie in {ward} nie.</translation>
    </message>
    <message>
        <source>On {when} the IEC had {id} registered in {ward}.</source>
        <translation>Op {when} was {id} by die OVK in {ward} geregistreer.</translation>
    </message>
    <message>
        <source>On {when} the IEC’s record for {id} indicated that the person is deceased.</source>
        <translation>Op {when} het die OVK se rekord vir {id} aangedui dat die persoon oorlede is.</translation>
    </message>
    <message>
        <source>Row {row} of {file} repeats {id}; the answer stands at its first row.</source>
        <translation>Ry {row} van {file} herhaal {id}; die antwoord staan by die eerste ry.</translation>
    </message>
    <message>
        <source>The ID number in row {row} of {file} is wrong, so the IEC was not asked.</source>
        <translation>Die ID-nommer in ry {row} van {file} is verkeerd, daarom is die OVK nie gevra nie.</translation>
    </message>
    <message>
        <source>There are more: type more of the name, or an ID number.</source>
        <translation>Daar is meer: tik meer van die naam, of ’n ID-nommer.</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>Vandag {time}</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>{day} om {time}</translation>
    </message>
    <message>
        <source>{id} in row {row} of {file} could not be checked; this says nothing about the registration.</source>
        <translation>{id} in ry {row} van {file} kon nie nagegaan word nie; dit sê niks oor die registrasie nie.</translation>
    </message>
    <message>
        <source>{people} people in {checks} earlier checks.</source>
        <translation>{people} mense, {checks} keer vantevore nagegaan.</translation>
    </message>
</context>
<context>
    <name>LookupDesk</name>
    <message>
        <source>The answer is copied.</source>
        <translation>Die antwoord is gekopieer.</translation>
    </message>
</context>
<context>
    <name>LookupPanel</name>
    <message>
        <source>An earlier answer, young enough</source>
        <translation>’n Vorige antwoord, nog jonk genoeg</translation>
    </message>
    <message>
        <source>Answer to copy</source>
        <translation>Antwoord om te kopieer</translation>
    </message>
    <message>
        <source>Ask the IEC now</source>
        <translation>Vra die OVK nou</translation>
    </message>
    <message>
        <source>Asking the IEC…</source>
        <translation>Vra die OVK…</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Kopieer antwoord</translation>
    </message>
    <message>
        <source>Earlier checks come first and cost nothing. Looking up is logged.</source>
        <translation>Wat reeds nagegaan is, kom eerste en kos niks. Soektogte word aangeteken.</translation>
    </message>
    <message>
        <source>ID number or surname</source>
        <translation>ID-nommer of van</translation>
    </message>
    <message>
        <source>Look up a person: ID number or surname</source>
        <translation>Soek ’n persoon: ID-nommer of van</translation>
    </message>
    <message>
        <source>Looking through the earlier checks…</source>
        <translation>Soek in wat reeds nagegaan is…</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Geen antwoord nie</translation>
    </message>
    <message>
        <source>Not in any list.</source>
        <translation>In geen lys nie.</translation>
    </message>
    <message>
        <source>Not in any list: nobody with a surname that begins so.</source>
        <translation>In geen lys nie: niemand met ’n van wat so begin nie.</translation>
    </message>
    <message>
        <source>Show ID</source>
        <translation>Wys ID</translation>
    </message>
    <message>
        <source>Showing an ID number is logged</source>
        <translation>Dit word aangeteken as ’n ID-nommer gewys word</translation>
    </message>
    <message>
        <source>The IEC says now</source>
        <translation>Die OVK sê nou</translation>
    </message>
    <message>
        <source>The lookups kept for this are used up; try again later</source>
        <translation>Die navrae hiervoor is opgebruik; probeer later weer</translation>
    </message>
    <message>
        <source>Uses 1 of the {number} kept for this</source>
        <translation>Gebruik 1 van die {number} hiervoor</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Rollcheck – practice</source>
        <translation>Rollcheck – oefening</translation>
    </message>
</context>
<context>
    <name>MeetingFields</name>
    <message>
        <source>Day of the meeting</source>
        <translation>Dag van die vergadering</translation>
    </message>
    <message>
        <source>Kind of meeting</source>
        <translation>Soort vergadering</translation>
    </message>
    <message>
        <source>Meeting (prints on Form A)</source>
        <translation>Vergadering (word op Vorm A gedruk)</translation>
    </message>
    <message>
        <source>No kind</source>
        <translation>Geen soort</translation>
    </message>
    <message>
        <source>Time of the meeting</source>
        <translation>Tyd van die vergadering</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>enige tyd</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>Copied. The details hold no ID numbers or names.</source>
        <translation>Gekopieer. Daar is geen ID-nommers of name in die besonderhede nie.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Kopieer besonderhede</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Dit het nie gewerk nie</translation>
    </message>
    <message>
        <source>That went wrong</source>
        <translation>Iets het skeefgeloop</translation>
    </message>
</context>
<context>
    <name>Notify</name>
    <message>
        <source>Done: {name}</source>
        <translation>Klaar: {name}</translation>
    </message>
    <message>
        <source>Ended with trouble: {name}</source>
        <translation>Met probleme geëindig: {name}</translation>
    </message>
    <message>
        <source>One row to look at.</source>
        <translation>Een ry om na te kyk.</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>Wys uitslae</translation>
    </message>
    <message>
        <source>Stopped: {name}</source>
        <translation>Gestop: {name}</translation>
    </message>
    <message>
        <source>{lists} lists, {rows} rows.</source>
        <translation>{lists} lyste, {rows} rye.</translation>
    </message>
    <message>
        <source>{number} could not be finished.</source>
        <translation>{number} kon nie klaargemaak word nie.</translation>
    </message>
    <message>
        <source>{number} rows to look at.</source>
        <translation>{number} rye om na te kyk.</translation>
    </message>
    <message>
        <source>{number} stopped.</source>
        <translation>{number} gestop.</translation>
    </message>
    <message>
        <source>{rows} rows.</source>
        <translation>{rows} rye.</translation>
    </message>
</context>
<context>
    <name>OfficeBox</name>
    <message>
        <source>Access log, the last 30 days</source>
        <translation>Toegangslog, die afgelope 30 dae</translation>
    </message>
    <message>
        <source>Reading who works here…</source>
        <translation>Lees wie hier werk…</translation>
    </message>
    <message>
        <source>You are {who}: {role}. A role counts at once. Roles prevent mistakes; they keep nobody out who holds the database’s password.</source>
        <translation>Jy is {who}: {role}. ’n Rol geld dadelik. Rolle voorkom foute; hulle keer niemand wat die databasis se wagwoord het nie.</translation>
    </message>
    <message>
        <source>You are {who}: {role}. Ask {whom} to change a role.</source>
        <translation>Jy is {who}: {role}. Vra {whom} om ’n rol te verander.</translation>
    </message>
</context>
<context>
    <name>OfficeFields</name>
    <message>
        <source>Database</source>
        <translation>Databasis</translation>
    </message>
    <message>
        <source>Join my office…</source>
        <translation>Sluit aan by my kantoor…</translation>
    </message>
    <message>
        <source>Leave the office…</source>
        <translation>Verlaat die kantoor…</translation>
    </message>
    <message>
        <source>Make a seat file…</source>
        <translation>Maak ’n werkpleklêer…</translation>
    </message>
    <message>
        <source>None: practice shares nothing</source>
        <translation>Geen: oefening deel niks</translation>
    </message>
    <message>
        <source>None: this seat works on its own</source>
        <translation>Geen: hierdie werkplek werk op sy eie</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Kantoor</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Seats that share a database work as one: the same jobs, one queue, one limit. Passwords stay in this PC’s vault and are never shown.</source>
        <translation>Werkplekke wat ’n databasis deel, werk as een: dieselfde take, een tou, een limiet. Wagwoorde bly in hierdie rekenaar se kluis en word nooit gewys nie.</translation>
    </message>
    <message>
        <source>Test connections</source>
        <translation>Toets verbindings</translation>
    </message>
    <message>
        <source>Testing the connections…</source>
        <translation>Toets die verbindings…</translation>
    </message>
    <message>
        <source>kept in this PC’s vault</source>
        <translation>in hierdie rekenaar se kluis bewaar</translation>
    </message>
    <message>
        <source>named by the settings file</source>
        <translation>deur die instellingslêer genoem</translation>
    </message>
    <message>
        <source>named by variables of this PC</source>
        <translation>deur veranderlikes van hierdie rekenaar genoem</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>sonder naam</translation>
    </message>
</context>
<context>
    <name>OfficeWindow</name>
    <message>
        <source>The seat file is written: {file}</source>
        <translation>Die werkpleklêer is geskryf: {file}</translation>
    </message>
    <message>
        <source>Where the seat file goes</source>
        <translation>Waarheen die werkpleklêer gaan</translation>
    </message>
</context>
<context>
    <name>Owners</name>
    <message>
        <source>Among them: {operator}’s {file} on {seat}.</source>
        <translation>Onder meer {operator} se {file} op {seat}.</translation>
    </message>
    <message>
        <source>This is {operator}’s job on {seat}.</source>
        <translation>Dit is {operator} se taak op {seat}.</translation>
    </message>
    <message>
        <source>{number} more are other operators’.</source>
        <translation>Nog {number} is van ander operateurs.</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose…</source>
        <translation>Kies…</translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message>
        <source>1 ID number repaired</source>
        <translation>1 ID-nommer herstel</translation>
    </message>
    <message>
        <source>1 hidden row is checked too</source>
        <translation>1 versteekte ry word ook nagegaan</translation>
    </message>
    <message>
        <source>1 lookup</source>
        <translation>1 navraag</translation>
    </message>
    <message>
        <source>1 needs you</source>
        <translation>1 wag op jou</translation>
    </message>
    <message>
        <source>1 row differs from the list checked at {time}</source>
        <translation>1 ry verskil van die lys van {time}</translation>
    </message>
    <message>
        <source>1 row names another ward</source>
        <translation>1 ry noem ’n ander wyk</translation>
    </message>
    <message>
        <source>1 row names no ward</source>
        <translation>1 ry noem geen wyk nie</translation>
    </message>
    <message>
        <source>Answered already, no lookup</source>
        <translation>Reeds beantwoord, geen navraag</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>CSV-lêer</translation>
    </message>
    <message>
        <source>Columns {one} and {two} both hold ID numbers</source>
        <translation>Kolomme {one} en {two} het albei ID-nommers</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Excel 97 workbook</source>
        <translation>Excel 97-werkboek</translation>
    </message>
    <message>
        <source>Excel binary workbook</source>
        <translation>Binêre Excel-werkboek</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-werkboek</translation>
    </message>
    <message>
        <source>Excel workbook with macros</source>
        <translation>Excel-werkboek met makro’s</translation>
    </message>
    <message>
        <source>Holds results from practice, not from the IEC</source>
        <translation>Bevat uitslae van oefening, nie van die OVK nie</translation>
    </message>
    <message>
        <source>ID numbers repaired</source>
        <translation>ID-nommers herstel</translation>
    </message>
    <message>
        <source>ID numbers wrong</source>
        <translation>ID-nommers verkeerd</translation>
    </message>
    <message>
        <source>Lookups</source>
        <translation>Navrae</translation>
    </message>
    <message>
        <source>No ward in the row, not asked</source>
        <translation>Geen wyk in die ry, nie gevra nie</translation>
    </message>
    <message>
        <source>Nothing is asked yet.</source>
        <translation>Nog niks word gevra nie.</translation>
    </message>
    <message>
        <source>Nothing to start</source>
        <translation>Niks om te begin nie</translation>
    </message>
    <message>
        <source>OpenDocument spreadsheet</source>
        <translation>OpenDocument-sigblad</translation>
    </message>
    <message>
        <source>Sheets “{one}” and “{two}” both hold people</source>
        <translation>Blaaie “{one}” en “{two}” het albei mense</translation>
    </message>
    <message>
        <source>The same list was checked at {time}</source>
        <translation>Dieselfde lys is {time} nagegaan</translation>
    </message>
    <message>
        <source>The same spreadsheet is here twice, not started yet</source>
        <translation>Dieselfde sigblad is twee keer hier, nog nie begin nie</translation>
    </message>
    <message>
        <source>Which column holds the members’ ID numbers?</source>
        <translation>In watter kolom is die lede se ID-nommers?</translation>
    </message>
    <message>
        <source>Which row holds the headings?</source>
        <translation>In watter ry is die opskrifte?</translation>
    </message>
    <message>
        <source>Which sheet is the list?</source>
        <translation>Watter blad is die lys?</translation>
    </message>
    <message>
        <source>Which ward is this list for?</source>
        <translation>Vir watter wyk is hierdie lys?</translation>
    </message>
    <message>
        <source>answer here or later; the others need not wait</source>
        <translation>antwoord hier of later; die ander hoef nie te wag nie</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>tel…</translation>
    </message>
    <message>
        <source>counting… {number} rows so far</source>
        <translation>tel… {number} rye tot dusver</translation>
    </message>
    <message>
        <source>numbers as they come</source>
        <translation>getalle soos hulle kom</translation>
    </message>
    <message>
        <source>the others need not wait</source>
        <translation>die ander hoef nie te wag nie</translation>
    </message>
    <message>
        <source>{lookups} so far, still counting…</source>
        <translation>{lookups} tot dusver, tel nog…</translation>
    </message>
    <message>
        <source>{lookups}, done about {time}.</source>
        <translation>{lookups}, omtrent {time} klaar.</translation>
    </message>
    <message>
        <source>{number} ID numbers repaired</source>
        <translation>{number} ID-nommers herstel</translation>
    </message>
    <message>
        <source>{number} being counted</source>
        <translation>{number} word getel</translation>
    </message>
    <message>
        <source>{number} cannot be read</source>
        <translation>{number} onleesbaar</translation>
    </message>
    <message>
        <source>{number} hidden rows are checked too</source>
        <translation>{number} versteekte rye word ook nagegaan</translation>
    </message>
    <message>
        <source>{number} lookups</source>
        <translation>{number} navrae</translation>
    </message>
    <message>
        <source>{number} need you</source>
        <translation>{number} wag op jou</translation>
    </message>
    <message>
        <source>{number} ready</source>
        <translation>{number} gereed</translation>
    </message>
    <message>
        <source>{number} rows differ from the list checked at {time}</source>
        <translation>{number} rye verskil van die lys van {time}</translation>
    </message>
    <message>
        <source>{number} rows name another ward</source>
        <translation>{number} rye noem ’n ander wyk</translation>
    </message>
    <message>
        <source>{number} rows name no ward</source>
        <translation>{number} rye noem geen wyk nie</translation>
    </message>
    <message>
        <source>{number} wards</source>
        <translation>{number} wyke</translation>
    </message>
    <message>
        <source>{who} is checking this ward now</source>
        <translation>{who} gaan hierdie wyk nou na</translation>
    </message>
</context>
<context>
    <name>PreflightCard</name>
    <message>
        <source>1 row</source>
        <translation>1 ry</translation>
    </message>
    <message>
        <source>Alone, done about {time}</source>
        <translation>Alleen: omtrent {time} klaar</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Tel…</translation>
    </message>
    <message>
        <source>Counting… {number} rows so far</source>
        <translation>Tel… {number} rye tot dusver</translation>
    </message>
    <message>
        <source>Each row against its own ward</source>
        <translation>Elke ry teen sy eie wyk</translation>
    </message>
    <message>
        <source>Ends {time}, after the meeting</source>
        <translation>Eindig {time}, na die vergadering</translation>
    </message>
    <message>
        <source>Leading zeros are put back</source>
        <translation>Voorste nulle word teruggesit</translation>
    </message>
    <message>
        <source>Put back missing leading zeros: {number}</source>
        <translation>Sit ontbrekende voorste nulle terug: {number}</translation>
    </message>
    <message>
        <source>Start this one</source>
        <translation>Begin dié een</translation>
    </message>
    <message>
        <source>The same answer for the other file with this layout</source>
        <translation>Dieselfde antwoord vir die ander lêer met hierdie uitleg</translation>
    </message>
    <message>
        <source>The same answer for {number} other files with this layout</source>
        <translation>Dieselfde antwoord vir {number} ander lêers met hierdie uitleg</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Dringend</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>Wyk</translation>
    </message>
    <message>
        <source>Ward {id}</source>
        <translation>Wyk {id}</translation>
    </message>
    <message>
        <source>Ward {id}, from the file name</source>
        <translation>Wyk {id}, uit die lêernaam</translation>
    </message>
    <message>
        <source>Ward {id}, from the ward column</source>
        <translation>Wyk {id}, uit die wykkolom</translation>
    </message>
    <message>
        <source>{number} rows</source>
        <translation>{number} rye</translation>
    </message>
</context>
<context>
    <name>PreflightModel</name>
    <message>
        <source>File</source>
        <translation>Lêer</translation>
    </message>
    <message>
        <source>Lookups</source>
        <translation>Navrae</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rye</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>Om te weet</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>Wyk</translation>
    </message>
</context>
<context>
    <name>PresenceDesk</name>
    <message>
        <source>Choose a watched folder</source>
        <translation>Kies ’n dopgehoude vouer</translation>
    </message>
    <message>
        <source>Removed soon: {number}</source>
        <translation>Binnekort verwyder: {number}</translation>
    </message>
    <message>
        <source>Results are not in the shared folder yet</source>
        <translation>Uitslae is nog nie in die gedeelde vouer nie</translation>
    </message>
    <message>
        <source>Results are not saved yet</source>
        <translation>Uitslae is nog nie gestoor nie</translation>
    </message>
    <message>
        <source>Watched folder: cannot be reached</source>
        <translation>Dopgehoude vouer: onbereikbaar</translation>
    </message>
    <message>
        <source>Watched folder: nothing new</source>
        <translation>Dopgehoude vouer: niks nuuts nie</translation>
    </message>
    <message>
        <source>Watched folder: this PC’s disk is full</source>
        <translation>Dopgehoude vouer: hierdie rekenaar se skyf is vol</translation>
    </message>
    <message>
        <source>Watched folder: {number} waiting</source>
        <translation>Dopgehoude vouer: {number} wag</translation>
    </message>
    <message>
        <source>{who} has {file} open</source>
        <translation>{who} het {file} oop</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows of the list</source>
        <translation>Eerste rye van die lys</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Something went wrong inside Rollcheck. Answers that were received are kept. Copy the details and send them to whoever looks after Rollcheck.</source>
        <translation>Iets het binne Rollcheck skeefgeloop. Antwoorde wat ontvang is, word behou. Kopieer die besonderhede en stuur dit aan die een wat Rollcheck versorg.</translation>
    </message>
</context>
<context>
    <name>ProblemDelegate</name>
    <message>
        <source>Row {number}</source>
        <translation>Ry {number}</translation>
    </message>
</context>
<context>
    <name>ProblemRowsDialog</name>
    <message>
        <source>Correct ID number…</source>
        <translation>Maak ID-nommer reg…</translation>
    </message>
    <message>
        <source>No row needs looking at.</source>
        <translation>Geen ry hoef nagekyk te word nie.</translation>
    </message>
    <message>
        <source>One row to look at</source>
        <translation>Een ry om na te kyk</translation>
    </message>
    <message>
        <source>Problem rows</source>
        <translation>Probleemrye</translation>
    </message>
    <message>
        <source>Reading the rows…</source>
        <translation>Lees die rye…</translation>
    </message>
    <message>
        <source>Show ID numbers</source>
        <translation>Wys ID-nommers</translation>
    </message>
    <message>
        <source>Showing ID numbers is logged</source>
        <translation>Dit word aangeteken as ID-nommers gewys word</translation>
    </message>
    <message>
        <source>{number} rows to look at</source>
        <translation>{number} rye om na te kyk</translation>
    </message>
</context>
<context>
    <name>ProblemRowsModel</name>
    <message>
        <source>ID number</source>
        <translation>ID-nommer</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ry</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Bevinding</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hoekom</translation>
    </message>
</context>
<context>
    <name>ProblemSection</name>
    <message>
        <source>Correct ID number…</source>
        <translation>Maak ID-nommer reg…</translation>
    </message>
    <message>
        <source>Problem rows</source>
        <translation>Probleemrye</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Ry {number}</translation>
    </message>
    <message>
        <source>Show ID</source>
        <translation>Wys ID</translation>
    </message>
</context>
<context>
    <name>ProblemsDesk</name>
    <message>
        <source>Problem rows</source>
        <translation>Probleemrye</translation>
    </message>
    <message>
        <source>Row {number} is corrected; the IEC is asked about this person.</source>
        <translation>Ry {number} is reggemaak; die OVK word oor hierdie persoon gevra.</translation>
    </message>
    <message>
        <source>Save as a spreadsheet…</source>
        <translation>Stoor as ’n sigblad…</translation>
    </message>
    <message>
        <source>problem rows</source>
        <translation>probleemrye</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Kies alles</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>Stap &amp;op</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>Stap &amp;af</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Kies</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>S&amp;krap</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Soek in:</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Nuwe vouer</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Maak &amp;oop</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Hernoem</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Stoor</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Alle lêers (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Skep nuwe vouer</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Detailaansig</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Vouer:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Lêer&amp;naam:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Lêers van &amp;tipe:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Lêers van tipe:</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Soek vouer</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorentoe</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Lysaansig</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Soek in:</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Maak oop</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Bovouer</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Stoor as</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Wys &amp;versteekte lêers</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Rekenaar</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Gewysig op</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>K&amp;opieer</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Plak</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Herdoen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Ontdoen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Knip</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Skrap</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Kies alles</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Hide Details...</source>
        <translation>Versteek besonderhede...</translation>
    </message>
    <message>
        <source>Show Details...</source>
        <translation>Wys besonderhede...</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nee</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Staak</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Pas toe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Kanselleer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Maak toe</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Gooi weg</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hulp</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignoreer</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>N&amp;ee vir alles</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Maak oop</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Stel terug</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Herstel verstekke</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Probeer weer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Stoor</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Stoor alles</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Ja vir &amp;alles</translation>
    </message>
</context>
<context>
    <name>QProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Kanselleer</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Bottom</source>
        <translation>Heel onder</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Linkerkant</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Bladsy af</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Bladsy links</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Bladsy regs</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Bladsy op</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Regterkant</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Rol af</translation>
    </message>
    <message>
        <source>Scroll here</source>
        <translation>Rol hierheen</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Rol links</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Rol regs</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Rol op</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Heel bo</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>K&amp;opieer</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Plak</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Herdoen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Ontdoen</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Kopieer &amp;skakel</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Knip</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Skrap</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Kies alles</translation>
    </message>
</context>
<context>
    <name>RefusalsDialog</name>
    <message>
        <source>Not taken</source>
        <translation>Nie ingeneem nie</translation>
    </message>
    <message>
        <source>One item was not taken</source>
        <translation>Een item is nie ingeneem nie</translation>
    </message>
    <message>
        <source>One spreadsheet was added.</source>
        <translation>Een sigblad is bygevoeg.</translation>
    </message>
    <message>
        <source>{number} items were not taken</source>
        <translation>{number} items is nie ingeneem nie</translation>
    </message>
    <message>
        <source>{number} spreadsheets were added.</source>
        <translation>{number} sigblaaie is bygevoeg.</translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message>
        <source>Remove</source>
        <translation>Verwyder</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Verwyder uit die lys</translation>
    </message>
    <message>
        <source>Remove {file} from the list?</source>
        <translation>Verwyder {file} uit die lys?</translation>
    </message>
    <message>
        <source>Remove {number} jobs from the list?</source>
        <translation>Verwyder {number} take uit die lys?</translation>
    </message>
    <message>
        <source>Results that were saved stay in their folder.</source>
        <translation>Uitslae wat gestoor is, bly in hul vouer.</translation>
    </message>
    <message>
        <source>The spreadsheets themselves stay where they are.</source>
        <translation>Die sigblaaie self bly waar hulle is.</translation>
    </message>
    <message>
        <source>What is not finished will not be checked.</source>
        <translation>Wat nie klaar is nie, sal nie nagegaan word nie.</translation>
    </message>
</context>
<context>
    <name>RowsDialog</name>
    <message>
        <source>Close</source>
        <translation>Maak toe</translation>
    </message>
    <message>
        <source>Reading the rows…</source>
        <translation>Lees die rye…</translation>
    </message>
    <message>
        <source>Show ID numbers</source>
        <translation>Wys ID-nommers</translation>
    </message>
    <message>
        <source>Showing ID numbers is logged</source>
        <translation>Dit word aangeteken as ID-nommers gewys word</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Daar is geen nie.</translation>
    </message>
</context>
<context>
    <name>SeatFileDialog</name>
    <message>
        <source>A file that another PC joins this office with</source>
        <translation>’n Lêer waarmee ’n ander rekenaar by hierdie kantoor aansluit</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>Kies waar…</translation>
    </message>
    <message>
        <source>It holds the office’s database, Redis and IEC account with their passwords, sealed by the passphrase. Give file and passphrase on different ways, and remove the file when all have joined.</source>
        <translation>Dit bevat die kantoor se databasis, Redis en OVK-rekening met hul wagwoorde, deur die wagfrase verseël. Gee lêer en wagfrase langs verskillende weë, en verwyder die lêer wanneer almal aangesluit het.</translation>
    </message>
    <message>
        <source>Make a seat file</source>
        <translation>Maak ’n werkpleklêer</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Naam van die kantoor</translation>
    </message>
    <message>
        <source>Passphrase: at least 12 characters, or four words</source>
        <translation>Wagfrase: ten minste 12 tekens, of vier woorde</translation>
    </message>
    <message>
        <source>Strong enough.</source>
        <translation>Sterk genoeg.</translation>
    </message>
    <message>
        <source>Suggest one</source>
        <translation>Stel een voor</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>Die wagfrase nog ’n keer</translation>
    </message>
    <message>
        <source>Type the same passphrase twice.</source>
        <translation>Tik dieselfde wagfrase twee keer.</translation>
    </message>
    <message>
        <source>Write it down: it is not shown again.</source>
        <translation>Skryf dit neer: dit word nie weer gewys nie.</translation>
    </message>
</context>
<context>
    <name>SeatHost</name>
    <message>
        <source>Rollcheck is getting ready. Try again in a moment.</source>
        <translation>Rollcheck maak gereed. Probeer oor ’n oomblik weer.</translation>
    </message>
    <message>
        <source>The database does not answer now. Try again as soon as it is back.</source>
        <translation>Die databasis antwoord nie nou nie. Probeer weer sodra dit terug is.</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>All {number}</source>
        <translation>Al {number}</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Minder</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source> days</source>
        <translation> dae</translation>
    </message>
    <message>
        <source> hours</source>
        <translation> uur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>As Windows</source>
        <translation>Soos Windows</translation>
    </message>
    <message>
        <source>As Windows: light or dark by the system</source>
        <translation>Soos Windows: lig of donker volgens die stelsel</translation>
    </message>
    <message>
        <source>At most 30 days (720 hours).</source>
        <translation>Hoogstens 30 dae (720 uur).</translation>
    </message>
    <message>
        <source>Change it only if the IEC says so</source>
        <translation>Verander dit net as die OVK so sê</translation>
    </message>
    <message>
        <source>Checked.</source>
        <translation>Nagegaan.</translation>
    </message>
    <message>
        <source>Checked: {any} + {small} + {one} = {limit}.</source>
        <translation>Nagegaan: {any} + {small} + {one} = {limit}.</translation>
    </message>
    <message>
        <source>Checking and quota</source>
        <translation>Nagaan en kwota</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datavouer</translation>
    </message>
    <message>
        <source>Every day between 07:00 and 18:00</source>
        <translation>Elke dag tussen 07:00 en 18:00</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Voer</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Vouers</translation>
    </message>
    <message>
        <source>Give the whole path, with its drive or share.</source>
        <translation>Gee die hele pad, met sy skyf of gedeelde vouer.</translation>
    </message>
    <message>
        <source>IEC account</source>
        <translation>OVK-rekening</translation>
    </message>
    <message>
        <source>In Rollcheck; copies in the results folder are yours</source>
        <translation>In Rollcheck; kopieë in die uitslagvouer is joune</translation>
    </message>
    <message>
        <source>Keep lists and their results</source>
        <translation>Hou lyste en hul uitslae</translation>
    </message>
    <message>
        <source>Keep who checked what, and when</source>
        <translation>Hou wie wat nagegaan het, en wanneer</translation>
    </message>
    <message>
        <source>Kept for looking up one person</source>
        <translation>Gehou om een persoon te soek</translation>
    </message>
    <message>
        <source>Kept for urgent and small lists</source>
        <translation>Gehou vir dringende en klein lyste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lig</translation>
    </message>
    <message>
        <source>Lists put here are taken in by themselves; they stay where they are</source>
        <translation>Lyste hierin word vanself ingeneem; hulle bly waar hulle is</translation>
    </message>
    <message>
        <source>Lists with an open question still wait for you</source>
        <translation>Lyste met ’n oop vraag wag steeds op jou</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Voorkoms en taal</translation>
    </message>
    <message>
        <source>Lookups allowed in any 60 minutes</source>
        <translation>Navrae toegelaat in enige 60 minute</translation>
    </message>
    <message>
        <source>Mask ID numbers on Form A</source>
        <translation>Verberg ID-nommers op Vorm A</translation>
    </message>
    <message>
        <source>No user name or password in the address: they have their own fields.</source>
        <translation>Geen gebruikersnaam of wagwoord in die adres nie: hulle het hul eie velde.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Niks is verander nie.</translation>
    </message>
    <message>
        <source>Nothing is left for other lists: make a share smaller or the limit larger.</source>
        <translation>Niks bly vir ander lyste oor nie: maak ’n deel kleiner of die perk groter.</translation>
    </message>
    <message>
        <source>Of this window</source>
        <translation>Van hierdie venster</translation>
    </message>
    <message>
        <source>Of which</source>
        <translation>Waarvan</translation>
    </message>
    <message>
        <source>Off: the door compares the whole number with the ID book</source>
        <translation>Af: by die deur word die hele nommer met die ID-boek vergelyk</translation>
    </message>
    <message>
        <source>Off: you look each list over first</source>
        <translation>Af: jy bekyk eers elke lys</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operateur</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operateurs</translation>
    </message>
    <message>
        <source>Other programs of this PC follow the queue and hand in lists there; 0 is off</source>
        <translation>Ander programme van hierdie rekenaar volg die tou en lewer lyste daar in; 0 is af</translation>
    </message>
    <message>
        <source>Port of the feed</source>
        <translation>Poort van die voer</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privaatheid</translation>
    </message>
    <message>
        <source>Results folder</source>
        <translation>Uitslagvouer</translation>
    </message>
    <message>
        <source>Reuse an answer younger than</source>
        <translation>Hergebruik ’n antwoord jonger as</translation>
    </message>
    <message>
        <source>Rollcheck cannot write into this folder. Choose another, or ask for the right.</source>
        <translation>Rollcheck kan nie in hierdie vouer skryf nie. Kies ’n ander, of vra vir die reg.</translation>
    </message>
    <message>
        <source>Rollcheck may not look into this folder. Choose another, or ask for the right.</source>
        <translation>Rollcheck mag nie in hierdie vouer kyk nie. Kies ’n ander, of vra vir die reg.</translation>
    </message>
    <message>
        <source>Rollcheck’s own, on this PC. A new one counts from the next start; jobs so far stay in the old one</source>
        <translation>Rollcheck se eie, op hierdie rekenaar. ’n Nuwe een geld vanaf die volgende begin; take tot dusver bly in die oue</translation>
    </message>
    <message>
        <source>Saves lookups: who was asked about lately is not asked about again</source>
        <translation>Spaar navrae: oor wie onlangs gevra is, word nie weer gevra nie</translation>
    </message>
    <message>
        <source>Set by {variable} on this PC: change or remove it there</source>
        <translation>Deur {variable} op hierdie rekenaar gestel: verander of verwyder dit daar</translation>
    </message>
    <message>
        <source>Shared database</source>
        <translation>Gedeelde databasis</translation>
    </message>
    <message>
        <source>So Ctrl+F works even while a long list runs</source>
        <translation>Sodat Ctrl+F werk terwyl ’n lang lys loop</translation>
    </message>
    <message>
        <source>So nothing disappears unseen</source>
        <translation>Sodat niks ongesiens verdwyn nie</translation>
    </message>
    <message>
        <source>Start without asking: dropped files</source>
        <translation>Begin sonder om te vra: gesleepte lêers</translation>
    </message>
    <message>
        <source>Start without asking: lists of other programs</source>
        <translation>Begin sonder om te vra: lyste van ander programme</translation>
    </message>
    <message>
        <source>Start without asking: watched folder</source>
        <translation>Begin sonder om te vra: dopgehoude vouer</translation>
    </message>
    <message>
        <source>Takes effect at once.</source>
        <translation>Geld dadelik.</translation>
    </message>
    <message>
        <source>The IEC’s limit for your account, over all seats</source>
        <translation>Die OVK se perk vir jou rekening, oor alle werkplekke</translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation>Die adres moet met https:// begin.</translation>
    </message>
    <message>
        <source>The data folder must be on this PC: a network drive would damage it.</source>
        <translation>Die datavouer moet op hierdie rekenaar wees: ’n netwerkskyf sou dit beskadig.</translation>
    </message>
    <message>
        <source>The data folder takes effect at the next start.</source>
        <translation>Die datavouer geld vanaf die volgende begin.</translation>
    </message>
    <message>
        <source>The disk of this folder is full. Make room on it, or choose another.</source>
        <translation>Die skyf van hierdie vouer is vol. Maak plek daarop, of kies ’n ander.</translation>
    </message>
    <message>
        <source>The record of decisions, without the lists</source>
        <translation>Die rekord van besluite, sonder die lyste</translation>
    </message>
    <message>
        <source>The warning must come before the removal.</source>
        <translation>Die waarskuwing moet voor die verwydering kom.</translation>
    </message>
    <message>
        <source>The watched folder and Rollcheck’s own data lie in each other.</source>
        <translation>Die dopgehoude vouer en Rollcheck se eie data lê in mekaar.</translation>
    </message>
    <message>
        <source>The watched folder cannot be the results folder: results would be taken in.</source>
        <translation>Die dopgehoude vouer kan nie die uitslagvouer wees nie: uitslae sou ingeneem word.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>This cannot be empty.</source>
        <translation>Dit kan nie leeg wees nie.</translation>
    </message>
    <message>
        <source>This folder does not answer. If it is on a share, try again when the share is there.</source>
        <translation>Hierdie vouer antwoord nie. As dit op ’n gedeelde skyf is, probeer weer wanneer dit daar is.</translation>
    </message>
    <message>
        <source>This folder is not there and cannot be made. Choose another, or make it first.</source>
        <translation>Hierdie vouer is nie daar nie en kan nie gemaak word nie. Kies ’n ander, of maak dit eers.</translation>
    </message>
    <message>
        <source>This is a file. Choose a folder.</source>
        <translation>Dit is ’n lêer. Kies ’n vouer.</translation>
    </message>
    <message>
        <source>This must be at least 1.</source>
        <translation>Dit moet ten minste 1 wees.</translation>
    </message>
    <message>
        <source>This path cannot be used. Choose a folder with the button.</source>
        <translation>Hierdie pad kan nie gebruik word nie. Kies ’n vouer met die knoppie.</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Kyker</translation>
    </message>
    <message>
        <source>Warn before they are removed</source>
        <translation>Waarsku voor dit verwyder word</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Dopgehoude vouer</translation>
    </message>
    <message>
        <source>Watched folder and results folder lie in each other: results would be taken in.</source>
        <translation>Dopgehoude vouer en uitslagvouer lê in mekaar: uitslae sou ingeneem word.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Workbook and register save themselves here, by day</source>
        <translation>Werkboek en register stoor hulself hier, per dag</translation>
    </message>
    <message>
        <source>asked about a person</source>
        <translation>het oor iemand gevra</translation>
    </message>
    <message>
        <source>gave a role</source>
        <translation>het ’n rol gegee</translation>
    </message>
    <message>
        <source>gave out</source>
        <translation>het uitgegee</translation>
    </message>
    <message>
        <source>looked for a person</source>
        <translation>het iemand gesoek</translation>
    </message>
    <message>
        <source>made a seat file</source>
        <translation>het ’n werkpleklêer gemaak</translation>
    </message>
    <message>
        <source>made or revoked a token</source>
        <translation>het ’n teken gemaak of herroep</translation>
    </message>
    <message>
        <source>removed a person</source>
        <translation>het iemand verwyder</translation>
    </message>
    <message>
        <source>removed what was past its time</source>
        <translation>het verwyder wat te oud was</translation>
    </message>
    <message>
        <source>showed an ID number</source>
        <translation>het ’n ID-nommer gewys</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Kanselleer</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Bladsye</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Stoor</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellings</translation>
    </message>
    <message>
        <source>The new password goes to this PC’s vault.</source>
        <translation>Die nuwe wagwoord gaan na hierdie rekenaar se kluis.</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Choose a folder</source>
        <translation>Kies ’n vouer</translation>
    </message>
</context>
<context>
    <name>SharesBar</name>
    <message>
        <source>Any list</source>
        <translation>Enige lys</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Een persoon</translation>
    </message>
    <message>
        <source>Urgent and small</source>
        <translation>Dringend en klein</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Rollcheck was cut off at {time} while checking {file}. {kept} answers are kept; it goes on by itself.</source>
        <translation>Rollcheck is om {time} afgesny terwyl {file} nagegaan is. {kept} antwoorde is behou; dit gaan vanself voort.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstaan</translation>
    </message>
</context>
<context>
    <name>Short</name>
    <message>
        <source>11th digit wrong</source>
        <translation>11de syfer fout</translation>
    </message>
    <message>
        <source>check digit wrong</source>
        <translation>kontrolesyfer fout</translation>
    </message>
    <message>
        <source>date of birth wrong</source>
        <translation>geboortedatum fout</translation>
    </message>
    <message>
        <source>digits lost by Excel</source>
        <translation>Excel verloor syfers</translation>
    </message>
    <message>
        <source>has decimals</source>
        <translation>het desimale</translation>
    </message>
    <message>
        <source>has letters in it</source>
        <translation>het letters in</translation>
    </message>
    <message>
        <source>leading zeros lost?</source>
        <translation>nulle voor verlore?</translation>
    </message>
    <message>
        <source>no ID number</source>
        <translation>geen ID-nommer</translation>
    </message>
    <message>
        <source>not an ID number</source>
        <translation>nie ’n ID-nommer</translation>
    </message>
    <message>
        <source>over 13 digits</source>
        <translation>meer as 13 syfers</translation>
    </message>
    <message>
        <source>removed on request</source>
        <translation>op versoek verwyder</translation>
    </message>
    <message>
        <source>under 13 digits</source>
        <translation>minder as 13 syfers</translation>
    </message>
</context>
<context>
    <name>SingleInstance</name>
    <message>
        <source>Rollcheck is running already{process}, but does not answer. Wait a minute, or end it in the Task Manager, then start it again; answers that were received are kept.</source>
        <translation>Rollcheck loop reeds{process}, maar antwoord nie. Wag ’n minuut, of beëindig dit in Taakbestuurder en begin dit weer; antwoorde wat ontvang is, word behou.</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Cannot be read</source>
        <translation>Onleesbaar</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Word nagegaan</translation>
    </message>
    <message>
        <source>Could not finish</source>
        <translation>Kon nie klaarmaak nie</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Done: {number} to look at</source>
        <translation>Klaar: {number} om na te kyk</translation>
    </message>
    <message>
        <source>In queue</source>
        <translation>In die tou</translation>
    </message>
    <message>
        <source>Kept on this PC</source>
        <translation>Op hierdie rekenaar</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Wag op jou</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Onderbreek</translation>
    </message>
    <message>
        <source>Paused at row {number}</source>
        <translation>Onderbreek by ry {number}</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestop</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Besig om te stop</translation>
    </message>
    <message>
        <source>Waiting for a seat</source>
        <translation>Wag vir ’n werkplek</translation>
    </message>
    <message>
        <source>Waiting for database</source>
        <translation>Wag vir databasis</translation>
    </message>
    <message>
        <source>Waiting for quota</source>
        <translation>Wag vir kwota</translation>
    </message>
    <message>
        <source>Waiting for the IEC</source>
        <translation>Wag vir die OVK</translation>
    </message>
    <message>
        <source>Waiting until {time}</source>
        <translation>Wag tot {time}</translation>
    </message>
</context>
<context>
    <name>StationSection</name>
    <message>
        <source>1 person</source>
        <translation>1 persoon</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Volgens naam</translation>
    </message>
    <message>
        <source>Most first</source>
        <translation>Meeste eerste</translation>
    </message>
    <message>
        <source>Voting stations</source>
        <translation>Stemlokale</translation>
    </message>
    <message>
        <source>{number} people</source>
        <translation>{number} mense</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>1 lookup free now, {more} more by {time}.</source>
        <translation>1 navraag nou vry, nog {more} teen {time}.</translation>
    </message>
    <message>
        <source>1 lookup free.</source>
        <translation>1 navraag vry.</translation>
    </message>
    <message>
        <source>1 lookup is kept for single persons.</source>
        <translation>1 navraag word vir enkele persone gehou.</translation>
    </message>
    <message>
        <source>All done about {time}.</source>
        <translation>Alles omtrent {time} klaar.</translation>
    </message>
    <message>
        <source>Checking {name}.</source>
        <translation>Gaan {name} na.</translation>
    </message>
    <message>
        <source>Every answer so far is kept.</source>
        <translation>Elke antwoord tot dusver word behou.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Maak gereed…</translation>
    </message>
    <message>
        <source>Goes on by itself; nothing is lost.</source>
        <translation>Gaan vanself voort; niks gaan verlore nie.</translation>
    </message>
    <message>
        <source>No internet on this PC.</source>
        <translation>Geen internet op hierdie rekenaar nie.</translation>
    </message>
    <message>
        <source>No internet on this PC: {name} goes on from row {number}.</source>
        <translation>Geen internet op hierdie rekenaar nie: {name} gaan voort vanaf ry {number}.</translation>
    </message>
    <message>
        <source>Ready for files. Sign in to the IEC before checking starts.</source>
        <translation>Gereed vir lêers. Meld by die OVK aan voordat die nagaan begin.</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>Gereed.</translation>
    </message>
    <message>
        <source>The IEC accepts the sign-in but refuses lookups.</source>
        <translation>Die OVK aanvaar die aanmelding, maar weier navrae.</translation>
    </message>
    <message>
        <source>The IEC does not answer since {time}, asking {every}.</source>
        <translation>Die OVK antwoord nie sedert {time} nie, vra {every}.</translation>
    </message>
    <message>
        <source>The IEC refused the user name or password.</source>
        <translation>Die OVK het die gebruikersnaam of wagwoord geweier.</translation>
    </message>
    <message>
        <source>The IEC’s gateway blocks this network.</source>
        <translation>Die OVK se netwerkpoort blokkeer hierdie netwerk.</translation>
    </message>
    <message>
        <source>The database does not answer since {time}.</source>
        <translation>Die databasis antwoord nie sedert {time} nie.</translation>
    </message>
    <message>
        <source>The disk of this PC is full: make room on it.</source>
        <translation>Die skyf van hierdie rekenaar is vol: maak plek daarop.</translation>
    </message>
    <message>
        <source>The queue is paused.</source>
        <translation>Die tou is onderbreek.</translation>
    </message>
    <message>
        <source>Waits for quota, goes on {time}.</source>
        <translation>Wag vir kwota, gaan {time} voort.</translation>
    </message>
    <message>
        <source>every {seconds} seconds</source>
        <translation>elke {seconds} sekondes</translation>
    </message>
    <message>
        <source>once a minute</source>
        <translation>een keer per minuut</translation>
    </message>
    <message>
        <source>{number} lookups are kept for single persons.</source>
        <translation>{number} navrae word vir enkele persone gehou.</translation>
    </message>
    <message>
        <source>{number} lookups free now, {more} more by {time}.</source>
        <translation>{number} navrae nou vry, nog {more} teen {time}.</translation>
    </message>
    <message>
        <source>{number} lookups free.</source>
        <translation>{number} navrae vry.</translation>
    </message>
</context>
<context>
    <name>StopJobDialog</name>
    <message>
        <source>Go on checking</source>
        <translation>Gaan voort</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stop checking {file}?</source>
        <translation>Moet {file} gestop word?</translation>
    </message>
    <message>
        <source>Stop {number} jobs?</source>
        <translation>Stop {number} take?</translation>
    </message>
    <message>
        <source>What was checked stays, with a workbook each. The other rows are not asked; they can be asked later.</source>
        <translation>Wat nagegaan is, bly, elk met ’n werkboek. Die ander rye word nie gevra nie; hulle kan later gevra word.</translation>
    </message>
    <message>
        <source>{settled} of {rows} rows are checked; they stay, with a workbook. The other {left} are not asked; they can be asked later.</source>
        <translation>{settled} van {rows} rye is nagegaan; hulle bly, met ’n werkboek. Die ander {left} word nie gevra nie; hulle kan later gevra word.</translation>
    </message>
</context>
<context>
    <name>SuspicionBanner</name>
    <message>
        <source>Change ward</source>
        <translation>Verander wyk</translation>
    </message>
    <message>
        <source>Is this the list of {ward}?</source>
        <translation>Is dit die lys van {ward}?</translation>
    </message>
    <message>
        <source>No, it is {ward}</source>
        <translation>Nee, dit is {ward}</translation>
    </message>
    <message>
        <source>{people} of {answers} are registered in {ward}.</source>
        <translation>{people} van {answers} is in {ward} geregistreer.</translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>Off</source>
        <translation>Af</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Aan</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>Maak toe</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>About Rollcheck…</source>
        <translation>Oor Rollcheck…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Voeg ’n vouer by…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Voeg lêers by…</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Gaan voort met die tou</translation>
    </message>
    <message>
        <source>Keyboard…</source>
        <translation>Sleutelbord…</translation>
    </message>
    <message>
        <source>Look up a person</source>
        <translation>Soek ’n persoon</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Overview…</source>
        <translation>Oorsig…</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>Onderbreek tou</translation>
    </message>
    <message>
        <source>Save copies…</source>
        <translation>Stoor kopieë…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellings</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Go on with the queue</source>
        <translation>Gaan voort met die tou</translation>
    </message>
    <message>
        <source>Look up a person…</source>
        <translation>Soek ’n persoon…</translation>
    </message>
    <message>
        <source>Open Rollcheck</source>
        <translation>Maak Rollcheck oop</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>Onderbreek die tou</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sluit af</translation>
    </message>
    <message>
        <source>Rollcheck – practice</source>
        <translation>Rollcheck – oefening</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Could not check</source>
        <translation>Kon nie nagaan nie</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikaat</translation>
    </message>
    <message>
        <source>ID number wrong</source>
        <translation>ID-nommer verkeerd</translation>
    </message>
    <message>
        <source>IEC reports deceased</source>
        <translation>Oorlede volgens OVK</translation>
    </message>
    <message>
        <source>In ward</source>
        <translation>In wyk</translation>
    </message>
    <message>
        <source>Not on voters’ roll</source>
        <translation>Nie op kieserslys nie</translation>
    </message>
    <message>
        <source>Other ward</source>
        <translation>Ander wyk</translation>
    </message>
</context>
<context>
    <name>VerdictChart</name>
    <message>
        <source>Verdicts</source>
        <translation>Bevindings</translation>
    </message>
</context>
<context>
    <name>VerdictSection</name>
    <message>
        <source>Verdicts</source>
        <translation>Bevindings</translation>
    </message>
    <message>
        <source>{rows} rows</source>
        <translation>{rows} rye</translation>
    </message>
    <message>
        <source>{rows} rows, finished {when}</source>
        <translation>{rows} rye, {when} klaar</translation>
    </message>
    <message>
        <source>{settled} of {rows} rows kept</source>
        <translation>{settled} van {rows} rye behou</translation>
    </message>
    <message>
        <source>{settled} of {rows} rows, done about {when}</source>
        <translation>{settled} van {rows} rye, omtrent {when} klaar</translation>
    </message>
    <message>
        <source>{settled} of {rows} rows, {left} not asked</source>
        <translation>{settled} van {rows} rye, {left} nie gevra nie</translation>
    </message>
</context>
<context>
    <name>WardBox</name>
    <message>
        <source>Each row against its own ward</source>
        <translation>Elke ry teen sy eie wyk</translation>
    </message>
    <message>
        <source>No ward fits. Type municipality and number, or the 8-digit ward ID.</source>
        <translation>Geen wyk pas nie. Tik munisipaliteit en nommer, of die wyk-ID van 8 syfers.</translation>
    </message>
    <message>
        <source>Several wards fit. Choose one from the list.</source>
        <translation>Verskeie wyke pas. Kies een uit die lys.</translation>
    </message>
    <message>
        <source>Type municipality and number</source>
        <translation>Tik munisipaliteit en nommer</translation>
    </message>
    <message>
        <source>Wards</source>
        <translation>Wyke</translation>
    </message>
</context>
<context>
    <name>Worlds</name>
    <message>
        <source>Another window shows this already; it has come forward.</source>
        <translation>’n Ander venster wys dit reeds; dit het na vore gekom.</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>See them</source>
        <translation>Wys</translation>
    </message>
    <message>
        <source>See them: {what}</source>
        <translation>Wys: {what}</translation>
    </message>
</context>
</TS>
