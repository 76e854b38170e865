"""Sheets about the invented town Ак-Суу, for every form of paper."""

import datetime as dt
from dataclasses import replace

from mslite.domain.meetings import (
    AssignmentState,
    Choice,
    ItemOutcome,
    ProposalOutcome,
    Role,
    StatementKind,
    VoteMode,
)
from mslite.domain.office import AgeBand, Form, Group, MeetingKind, Sex
from mslite.domain.papers import PaperType
from mslite.domain.rows import PaperLang, Words
from mslite.domain.sheets import (
    AssignmentSheet,
    CorrectionSheet,
    NoticeSheet,
    ProtocolSheet,
    RegistrationSheet,
    SheetBallot,
    SheetCount,
    SheetDecision,
    SheetItem,
    SheetLink,
    SheetOffice,
    SheetPaper,
    SheetPerson,
    SheetStatement,
    SheetTask,
    SheetVote,
)

DAY = dt.date(2026, 2, 16)
K = StatementKind

OFFICE = SheetOffice(
    name=Words("Ак-Суу шаарынын мэриясы", "Мэрия города Ак-Суу"),
    place=Words("Ак-Суу шаары", "город Ак-Суу"),
    address=Words("Ак-Суу ш., Токтогул көчөсү, 12", "г. Ак-Суу, ул. Токтогула, 12"),
    phone="+996 3940 0-00-00",
    email="meria@aksuu.example",
)
CITY = Words("Ак-Суу шаарынын мэриясы", "Мэрия города Ак-Суу")
WATER = Words("«Ак-Суу суу каналы» муниципалдык ишканасы", "МП «Ак-Суу Водоканал»")
COUNCIL = Words("Ак-Суу шаардык кеңеши", "Ак-Суйский городской кенеш")
PEOPLE = Words("Шаардын тургундары", "Жители города")

CHAIR = SheetPerson("Осмонова Айгүл Бековна", Words("Мэр", "Мэр"), CITY)
SECRETARY = SheetPerson(
    "Жээнбаева Нургүл", Words("Уюштуруу бөлүмүнүн башкы адиси", "Главный специалист отдела организации"), CITY
)
PRESENT = (
    CHAIR,
    SECRETARY,
    SheetPerson("Төлөев Бакыт Эсенович", Words("Директор", "Директор"), WATER),
    SheetPerson(
        "Үсөнова Гүлмира", Words("Бюджет комиссиясынын төрайымы", "Председатель комиссии по бюджету"), COUNCIL
    ),
    SheetPerson("Ким Виктория Сергеевна", Words("Депутат", "Депутат"), COUNCIL),
    SheetPerson(
        "Ыманов Чоро",
        Words("№ 3 кварталдык комитеттин башчысы", "Председатель квартального комитета № 3"),
        PEOPLE,
    ),
    SheetPerson("Иманкулова Жылдыз", Words(), PEOPLE),
)

ITEMS = (
    SheetItem(
        "1",
        Words(
            "Шаардын 2026-жылга бюджетинин долбоорун коомчулук менен талкуулоо жөнүндө.",
            "Об общественном обсуждении проекта бюджета города на 2026 год.",
        ),
        (PRESENT[3],),
        (
            SheetStatement(
                K.REPORT,
                "Үсөнова Г.",
                Words("Бюджет комиссиясынын төрайымы", "Бюджет комиссиясынын төрайымы"),
                "Урматтуу катышуучулар! 2026-жылга бюджеттин кирешеси 184,6 млн сом болуп пландалууда, бул "
                "өткөн жылдагыдан 7 % көп.\nЧыгашалардын үчтөн бири таза сууга, көчөлөрдү жарыктандырууга "
                "жана мектептерди оңдоого багытталат.",
            ),
            SheetStatement(
                K.QUESTION,
                "Иманкулова Ж.",
                Words("шаардын тургуну", "шаардын тургуну"),
                "Чүй көчөсү качан жарыктандырылат?",
            ),
            SheetStatement(
                K.ANSWER,
                "Осмонова А.Б.",
                Words("мэр", "мэр"),
                "Чүй көчөсүнө 24 шамчырак үчүнчү кварталда орнотулат.",
            ),
            SheetStatement(
                K.SPEECH,
                "Ким В.С.",
                Words("депутат", "депутат"),
                "Считаю, что расходы на содержание дорог нужно показать отдельной строкой, чтобы жители "
                "видели, сколько стоит каждая улица.",
            ),
            SheetStatement(
                K.PROPOSAL,
                "Ыманов Ч.",
                Words("квартал башчысы", "квартал башчысы"),
                "№ 3 кварталдагы балдар аянтчасын бюджетке киргизүү.",
                ProposalOutcome.ACCEPTED,
            ),
            SheetStatement(
                K.PROPOSAL, "Иманкулова Ж.", Words(), "Базарды борборго көчүрүү.", ProposalOutcome.DECLINED
            ),
        ),
        (
            SheetVote(
                Words("Бюджеттин долбоорун колдоо", "Поддержать проект бюджета"), VoteMode.OPEN, 41, 2, 3
            ),
        ),
        (
            SheetDecision(
                "1.1.",
                Words(
                    "2026-жылга бюджеттин долбоору колдоого алынсын жана шаардык кеңештин сессиясына "
                    "сунушталсын.",
                    "Поддержать проект бюджета на 2026 год и внести его на сессию городского кенеша.",
                ),
                "Осмонова А.Б.",
                dt.date(2026, 3, 1),
            ),
            SheetDecision(
                "1.2.",
                Words(
                    "№ 3 кварталдагы балдар аянтчасынын сметасы даярдалсын.",
                    "Подготовить смету детской площадки в квартале № 3.",
                ),
                "Төлөев Б.Э.",
                dt.date(2026, 4, 15),
            ),
        ),
        ItemOutcome.DECIDED,
    ),
    SheetItem(
        "2",
        Words("Суу түтүктөрүн оңдоо иштеринин жүрүшү тууралуу.", "О ходе ремонта водопровода."),
        (PRESENT[2], PRESENT[0]),
        (
            SheetStatement(
                K.REPORT,
                "Төлөев Б.Э.",
                Words("директор", "директор"),
                "Отремонтировано 2,4 км сетей из 6 км; работы закончатся до 1 октября.",
            ),
            SheetStatement(
                K.REMARK,
                "Осмонова А.Б.",
                Words("мэр", "мэр"),
                "Иштин графиги мэриянын сайтына жайгаштырылсын.",
            ),
        ),
        (
            SheetVote(
                mode=VoteMode.BY_NAME,
                votes_for=2,
                against=1,
                abstained=0,
                ballots=(
                    SheetBallot("Осмонова А.Б.", Choice.FOR.value),
                    SheetBallot("Үсөнова Г.", Choice.FOR.value),
                    SheetBallot("Ким В.С.", Choice.AGAINST.value),
                ),
            ),
        ),
        (
            SheetDecision(
                "2.1.",
                Words("Оңдоо иштеринин графиги бекитилсин.", "Утвердить график ремонтных работ."),
            ),
        ),
        ItemOutcome.DECIDED,
        resolution=True,
    ),
    SheetItem(
        "3",
        Words(
            "Жазгы ишембиликке даярдык тууралуу маалымат.", "Информация о подготовке к весеннему субботнику."
        ),
        outcome=ItemOutcome.NOTED,
    ),
)

PROTOCOL = ProtocolSheet(
    office=OFFICE,
    paper=SheetPaper(number="05", date=DAY),
    kind=MeetingKind.HEARING,
    title=Words(
        "2026-жылга шаар бюджетинин долбоору боюнча коомдук угуу",
        "Общественные слушания по проекту бюджета города на 2026 год",
    ),
    purpose=Words(
        "Бюджеттин долбоорун тургундар менен талкуулоо жана алардын сунуштарын чогултуу.",
        "Обсудить проект бюджета с жителями и собрать их предложения.",
    ),
    date=DAY,
    began=dt.time(10, 0),
    ended=dt.time(12, 35),
    places=(Words("Маданият үйүнүн чоң залы", "Большой зал Дома культуры"),),
    chair=CHAIR,
    secretary=SECRETARY,
    present=PRESENT,
    absent=(SheetPerson("Сыдыков Эрлан", Words("депутат", "депутат"), COUNCIL),),
    excused=(SheetPerson("Абдраева Салтанат", Words("завуч", "завуч"), note="иш сапарда"),),
    head_counts=(
        SheetCount(14, Sex.FEMALE, AgeBand.MIDDLE),
        SheetCount(9, Sex.MALE, AgeBand.MIDDLE),
        SheetCount(6, Sex.FEMALE, AgeBand.SENIOR, Group.PENSIONER),
    ),
    present_count=46,
    invited_count=60,
    quorum_needed=40,
    items=ITEMS,
    publications=(SheetLink("Мэриянын сайты", "https://aksuu.example/ugu", dt.date(2026, 2, 18)),),
    annexes=("Бюджеттин долбоору, 24 барак", "Катышкандардын тизмеси, 3 барак"),
    signatories=(replace(CHAIR, role=Role.CHAIR), replace(SECRETARY, role=Role.SECRETARY)),
)

RECORD = replace(
    PROTOCOL,
    paper=SheetPaper(form=Form.RECORD, number="2", date=DAY),
    kind=MeetingKind.RESIDENTS,
    title=Words("Ак-Суу шаарынын активисттери менен жолугушуу", "Встреча с активистами города Ак-Суу"),
    project=Words("«Таза суу – ден соолук» долбоору", "Проект «Чистая вода – здоровье»"),
    grant="Грант № 0099-AKS",
    visits=(Words("Тазалоо курулмасы", "Очистные сооружения"),),
    introduction=Words(
        "Жолугушуу долбоордун алкагында мэрия менен биргеликте өткөрүлдү.",
        "Встреча проведена в рамках проекта совместно с мэрией.",
    ),
    head_counts=(),
    excused=(),
    absent=(),
    present_count=None,
    invited_count=None,
    quorum_needed=None,
    discussion=(
        SheetStatement(K.SPEECH, "Осмонова А.Б.", Words("мэр", "мэр"), "Эми объектти чогуу карап чыгалы."),
        SheetStatement(
            K.OPINION,
            "Иманкулова Ж.",
            Words("активист", "активист"),
            "Суу таза экенин өз көзүм менен көрдүм.\nКошуналарыма айтам.",
        ),
        SheetStatement(K.OPINION, "Ыманов Ч.", Words(), "Жумушчуларга рахмат."),
    ),
    closing=Words("Жолугушуу жүрүшүндө сүрөткө тартылды.", "В ходе встречи велась фотосъёмка."),
    signatories=(replace(SECRETARY, post=Words("Долбоордун менеджери", "Менеджер проекта")),),
)


def in_lang(sheet: ProtocolSheet, lang: str, form: Form | None = None) -> ProtocolSheet:
    paper = replace(sheet.paper, lang=PaperLang(lang), form=form or sheet.paper.form)
    return replace(sheet, paper=paper)


EXTRACT = replace(
    PROTOCOL,
    paper=replace(PROTOCOL.paper, type=PaperType.EXTRACT),
    items=(ITEMS[0],),
    annexes=(),
    publications=(),
    source_number="05",
    source_date=DAY,
)
CORRECTION = CorrectionSheet(
    OFFICE,
    SheetPaper(PaperType.CORRECTION, number="07", date=dt.date(2026, 6, 3)),
    "05",
    DAY,
    PROTOCOL.title,
    Words(
        "1.2-пункт төмөнкүдөй окулсун: «№ 4 кварталдагы балдар аянтчасынын сметасы даярдалсын».",
        "Пункт 1.2 читать: «Подготовить смету детской площадки в квартале № 4».",
    ),
    "Кварталдын номери жаңылыш жазылган",
    PROTOCOL.signatories,
)
NOTICE = NoticeSheet(
    OFFICE,
    PaperLang.BOTH,
    MeetingKind.HEARING,
    title=PROTOCOL.title,
    purpose=PROTOCOL.purpose,
    date=DAY,
    starts=dt.time(10, 0),
    places=PROTOCOL.places,
    items=tuple(item.text for item in ITEMS),
    announced_on=dt.date(2026, 1, 20),
    signatories=(CHAIR,),
)
REGISTRATION = RegistrationSheet(
    OFFICE,
    PaperLang.BOTH,
    MeetingKind.HEARING,
    PROTOCOL.title,
    DAY,
    PROTOCOL.places,
    PRESENT,
    20,
    SECRETARY,
)
ASSIGNMENTS = AssignmentSheet(
    OFFICE,
    PaperLang.BOTH,
    dt.date(2026, 3, 2),
    (
        SheetTask(
            Words("Чүй көчөсүнө 24 шамчырак орнотулсун.", "Установить 24 светильника на улице Чуй."),
            "Осмонова А.Б.",
            dt.date(2026, 2, 27),
            number="05",
            decided_on=DAY,
        ),
        SheetTask(
            Words("Балдар аянтчасынын сметасы даярдалсын.", "Подготовить смету детской площадки."),
            "Осмонова А.Б.",
            dt.date(2026, 3, 12),
            number="05",
            decided_on=DAY,
        ),
        SheetTask(
            Words("Суу түтүгү алмаштырылсын.", "Заменить водопроводную трубу."),
            "Турдубаев Н.К.",
            dt.date(2026, 2, 25),
            AssignmentState.DONE,
            dt.date(2026, 2, 24),
            "Акт № 3",
            decided_on=DAY,
        ),
        SheetTask(Words("Тургундарга жооп берилсин."), due=dt.date(2026, 3, 2), decided_on=DAY),
        SheetTask(Words("Базардын графиги кайра каралсын.", "Пересмотреть график базара.")),
    ),
)
