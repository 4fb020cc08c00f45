"""Time zone abbreviations: PostgreSQL's Default set (the setting timezone_abbreviations).

Most stand for an offset. Some stand for a zone: for the offset that had this name in the zone at that time, or last before it; for the zone's own offset, where the
zone's data does not have the name.

Source: PostgreSQL 15 manual, sections 8.5.3 and B.4.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

# name:seconds east of Greenwich, d: daylight saving time
_FIXED = """
ACDT:37800d ACSST:37800d ACST:34200 ACT:-18000 ACWST:31500 ADT:-10800d AEDT:39600d AESST:39600d AEST:36000 AFT:16200 AKDT:-28800d AKST:-32400
ALMST:25200d ALMT:21600 AMT:-14400 AST:-14400 AWSST:32400d AWST:28800 AZOST:0d AZOT:-3600 BDST:7200d BDT:21600 BNT:28800 BORT:28800 BOT:-14400
BRA:-10800 BRST:-7200d BRT:-10800 BST:3600d BTT:21600 CADT:37800d CAST:34200 CCT:28800 CDT:-18000d CEST:7200d CET:3600 CETDST:7200d CHADT:49500d
CHAST:45900 CHUT:36000 CLST:-10800d COT:-18000 CST:-21600 CXT:25200 DDUT:36000 EAT:10800 EDT:-14400d EEST:10800d EET:7200 EETDST:10800d EGST:0d
EGT:-3600 EST:-18000 FET:10800 FJST:46800d FJT:43200 FNST:-3600d FNT:-7200 GALT:-21600 GAMT:-32400 GFT:-10800 GILT:43200 GMT:0 HKT:28800 HST:-36000
ICT:25200 IDT:10800d IRT:12600 IST:7200 JAYT:32400 JST:32400 KDT:36000d KGST:21600d KST:32400 LHST:37800 LIGT:36000 MART:-34200 MDT:-21600d MEST:7200d
MESZ:7200d MET:3600 METDST:7200d MEZ:3600 MHT:43200 MMT:23400 MPT:36000 MSD:14400d MST:-25200 MUST:18000d MUT:14400 MVT:18000 MYT:28800 NDT:-9000d
NFT:-12600 NPT:20700 NST:-12600 NZDT:46800d NZST:43200 NZT:43200 PDT:-25200d PET:-18000 PGT:36000 PHT:28800 PKST:21600d PKT:18000 PMDT:-7200d
PMST:-10800 PONT:39600 PST:-28800 PWT:32400 PYST:-10800d RET:14400 SADT:37800d SAST:7200 SCT:14400 TAHT:-36000 TFT:18000 TJT:18000 TOT:46800
TRUT:36000 TVT:43200 UCT:0 ULAST:32400d UT:0 UTC:0 UYST:-7200d UYT:-10800 UZST:21600d UZT:18000 VUT:39600 WADT:28800d WAKT:43200 WAST:25200 WAT:3600
WDT:32400d WET:0 WETDST:3600d WFT:43200 WGST:-7200d WGT:-10800 XJT:21600 YAPT:36000 YEKST:21600d Z:0 ZULU:0
"""
# name:zone
_ZONES = """
AMST:Asia/Yerevan ANAST:Asia/Anadyr ANAT:Asia/Anadyr ARST:America/Argentina/Buenos_Aires ART:America/Argentina/Buenos_Aires AZST:Asia/Baku
AZT:Asia/Baku CKT:Pacific/Rarotonga CLT:America/Santiago DAVT:Antarctica/Davis EASST:Pacific/Easter EAST:Pacific/Easter FKST:Atlantic/Stanley
FKT:Atlantic/Stanley GEST:Asia/Tbilisi GET:Asia/Tbilisi GYT:America/Guyana IOT:Indian/Chagos IRKST:Asia/Irkutsk IRKT:Asia/Irkutsk KGT:Asia/Bishkek
KOST:Pacific/Kosrae KRAST:Asia/Krasnoyarsk KRAT:Asia/Krasnoyarsk LHDT:Australia/Lord_Howe LINT:Pacific/Kiritimati LKT:Asia/Colombo MAGST:Asia/Magadan
MAGT:Asia/Magadan MAWT:Antarctica/Mawson MSK:Europe/Moscow NOVST:Asia/Novosibirsk NOVT:Asia/Novosibirsk NUT:Pacific/Niue OMSST:Asia/Omsk
OMST:Asia/Omsk PETST:Asia/Kamchatka PETT:Asia/Kamchatka PYT:America/Asuncion SGT:Asia/Singapore TKT:Pacific/Fakaofo TMT:Asia/Ashgabat
ULAT:Asia/Ulaanbaatar VET:America/Caracas VLAST:Asia/Vladivostok VLAT:Asia/Vladivostok VOLT:Europe/Volgograd YAKST:Asia/Yakutsk YAKT:Asia/Yakutsk
YEKT:Asia/Yekaterinburg
"""
FIXED: dict[str, tuple[int, bool]] = {}
ZONES = dict(part.split(":") for part in _ZONES.split())
for _part in _FIXED.split():
    _name, _, _offset = _part.partition(":")
    FIXED[_name] = int(_offset.rstrip("d")), _offset.endswith("d")
_STEP = timedelta(days=7)
_FIRST, _LAST = datetime(1850, 1, 1, tzinfo=UTC), datetime(2037, 12, 31, tzinfo=UTC)


class Abbreviated:
    """The offsets of a zone while it had a name."""

    def __init__(self, name: str, zone: ZoneInfo) -> None:
        self.name, self.zone = name, zone

    def offset(self, moment: datetime) -> timedelta:
        """The offset under the name at a time, or the last one before it; the first one of all for what is earlier."""
        local = moment.astimezone(self.zone)
        if local.tzname() == self.name:
            return local.utcoffset() or timedelta()
        return _offset_before(self, min(int((moment - _FIRST) / _STEP), int((_LAST - _FIRST) / _STEP)))


@lru_cache(10_000)
def _offset_before(zone: Abbreviated, week: int) -> timedelta:
    for steps in (range(week, -1, -1), range(max(week, 0), int((_LAST - _FIRST) / _STEP))):
        for n in steps:
            local = (_FIRST + n * _STEP).astimezone(zone.zone)
            if local.tzname() == zone.name:
                return local.utcoffset() or timedelta()
    raise ValueError(zone.name)


def _has_name(zone: ZoneInfo, name: str) -> bool:
    return any((_FIRST + n * _STEP * 4).astimezone(zone).tzname() == name for n in range(int((_LAST - _FIRST) / _STEP) // 4))


@lru_cache(100)
def _zone(name: str) -> Abbreviated | ZoneInfo:
    zone = ZoneInfo(ZONES[name])
    return Abbreviated(name, zone) if _has_name(zone, name) else zone


def abbreviation(name: str) -> int | Abbreviated | ZoneInfo | None:
    """Seconds east of Greenwich, or a zone; None for a name that is no abbreviation."""
    name = name.upper()
    fixed = FIXED.get(name)
    if fixed is not None:
        return fixed[0]
    return _zone(name) if name in ZONES else None


def listed(moment: datetime) -> list[tuple[str, int, bool]]:
    """(name, seconds east of Greenwich, whether it is daylight saving time) of each, as of a time."""
    out: list[tuple[str, int, bool]] = [(name, seconds, dst) for name, (seconds, dst) in FIXED.items()]
    for name in ZONES:
        zone: Any = _zone(name)
        own = zone.zone if isinstance(zone, Abbreviated) else zone
        offset = zone.offset(moment) if isinstance(zone, Abbreviated) else moment.astimezone(zone).utcoffset() or timedelta()
        out.append((name, int(offset.total_seconds()), bool(moment.astimezone(own).dst())))
    return sorted(out)
