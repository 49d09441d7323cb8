//! Russian.

use super::{
    msg::{KeyHelp, Msg},
    number, ru_count,
};
use crate::{
    case::lowercase,
    model::{Certainty, Kind, Lang, RelationClass},
    state::link::Reason,
};

pub(super) fn text(msg: &Msg<'_>) -> String {
    match msg {
        Msg::Title => "Двадцатый".into(),
        Msg::Subtitle => "Съезд, доклад и оттепель, 14–25 февраля 1956".into(),
        Msg::SkipToList => "Перейти к списку".into(),
        Msg::ViewNetwork => "Сеть".into(),
        Msg::ViewList => "Список".into(),
        Msg::Views => "Виды".into(),
        Msg::Search => "Имена, места, документы".into(),
        Msg::SearchCount(0) => "Ничего не найдено.".into(),
        Msg::SearchCount(n) => format!(
            "{}. Стрелки — выбор, Enter — открыть.",
            ru_count(*n, "результат", "результата", "результатов")
        ),
        Msg::NoEntryFor(query) => format!("Нет записи «{query}»"),
        Msg::DidYouMean => "Может быть, одно из этих имён? Имена можно набирать по-русски, \
            по-английски или в оригинальном написании."
            .into(),
        Msg::NamesAnyScript => {
            "Имена можно набирать по-русски, по-английски или в оригинальном написании.".into()
        }
        Msg::ClearSearch => "Очистить поиск".into(),
        Msg::ToggleTheme => "Светлая или тёмная тема".into(),
        Msg::OtherLanguage => "English".into(),
        Msg::Help => "Клавиши и справка".into(),
        Msg::Close => "Закрыть".into(),
        Msg::NetworkLabel => "Сеть".into(),
        Msg::NetworkDescription { entries, ties } => format!(
            "{} и {} между ними. Стрелки ведут к ближайшей записи, квадратные скобки — по её \
             связям, Enter открывает.",
            ru_count(*entries, "запись", "записи", "записей"),
            ru_count(*ties, "связь", "связи", "связей"),
        ),
        Msg::TimelineLabel => "Лента времени".into(),
        Msg::TimelineDescription => "Стрелки ведут к предыдущему и следующему факту, Home и End — \
            к первому и последнему, Enter открывает."
            .into(),
        Msg::PanelLabel => "Запись".into(),
        Msg::KindPlural(kind) => match kind {
            Kind::Person => "Люди",
            Kind::Organization => "Организации",
            Kind::Place => "Места",
            Kind::Document => "Документы",
            Kind::Work => "Произведения",
            Kind::Event => "События",
            Kind::Concept => "Понятия",
        }
        .into(),
        Msg::KindName(kind) => match kind {
            Kind::Person => "Человек",
            Kind::Organization => "Организация",
            Kind::Place => "Место",
            Kind::Document => "Документ",
            Kind::Work => "Произведение",
            Kind::Event => "Событие",
            Kind::Concept => "Понятие",
        }
        .into(),
        Msg::LegendHint(kind) => format!("Показать или скрыть: {kind}"),
        Msg::BeforeAfter => "до / после 25 февраля 1956".into(),
        Msg::Disputed => "спорно".into(),
        Msg::CertaintyName(certainty) => match certainty {
            Certainty::Established => "установлено",
            Certainty::Probable => "вероятно",
            Certainty::Disputed => "спорно",
        }
        .into(),
        Msg::Filters => "Фильтр".into(),
        Msg::ZoomIn => "Приблизить".into(),
        Msg::ZoomOut => "Отдалить".into(),
        Msg::FitAll => "Показать всё".into(),
        Msg::HiddenLine(hidden, window) => {
            let mut parts = Vec::new();
            if hidden.by_time > 0 {
                parts.push(format!("{} вне «{window}» бледнее", number(Lang::Ru, hidden.by_time)));
            }
            if hidden.by_kind > 0 {
                parts.push(format!("{} скрыто по виду", number(Lang::Ru, hidden.by_kind)));
            }
            if hidden.by_certainty > 0 {
                parts.push(format!(
                    "{} скрыто по достоверности",
                    number(Lang::Ru, hidden.by_certainty)
                ));
            }
            parts.join(", ")
        }
        Msg::ShowAllTimes => "Показать все годы".into(),
        Msg::ClearFilters => "Снять фильтры".into(),
        Msg::NothingMatches => "Под эти фильтры ничего не подходит".into(),
        Msg::ChooseName => "За закрытыми дверями".into(),
        Msg::BeginWith => "Начните с этого".into(),
        Msg::Connections => "Связи".into(),
        Msg::SomeOf(some, all) => {
            format!("{} из {}", number(Lang::Ru, *some), number(Lang::Ru, *all))
        }
        Msg::AllCount(n) => format!("Все {}", number(Lang::Ru, *n)),
        Msg::Fewer => "Меньше".into(),
        Msg::Causes => "Что к этому привело".into(),
        Msg::Consequences => "К чему это привело".into(),
        Msg::Sources => "Источники".into(),
        Msg::DisputedAbout(about) => format!("Спорно: {about}"),
        Msg::AccountOf(i, n) => format!("Версия {i} из {n}"),
        Msg::Born(date) => format!("Род. {date}"),
        Msg::Died(date) => format!("Ум. {date}"),
        Msg::Founded(date) => format!("Основано: {date}"),
        Msg::Dissolved(date) => format!("Распущено: {date}"),
        Msg::RolesLabel(name) => format!("Жизнь и должности: {name}"),
        Msg::RoleLine(role, dates) => format!("{role}: {dates}"),
        Msg::HeldAtSpeech => "на 25 февраля 1956".into(),
        Msg::CiteEntry => "Цитировать".into(),
        Msg::CopyLink => "Скопировать ссылку".into(),
        Msg::CopyCitation => "Скопировать ссылку на источник".into(),
        Msg::OpenFull => "Открыть целиком".into(),
        Msg::Copied => "Скопировано".into(),
        Msg::CopyFailed => {
            "Копирование здесь запрещено. Текст выделен: скопируйте его вручную.".into()
        }
        Msg::LoadingTexts => "Текст загружается.".into(),
        Msg::TextsMissing => "Тексты и источники не загрузились.".into(),
        Msg::SourceUnseen => "приведено по общему знанию".into(),
        Msg::NodeSpoken { name, kind, date, region, connections, disputed } => {
            let mut out = format!("{name}, {}", lowercase(kind));
            if !date.is_empty() {
                out += &format!(", {date}");
            }
            out += &format!(". {region}. {}", ru_count(*connections, "связь", "связи", "связей"));
            if *disputed > 0 {
                out += &format!(", спорных мест: {disputed}");
            }
            out.push('.');
            out
        }
        Msg::TieSpoken(from, verb, to, date) if date.is_empty() => {
            format!("{from} — {verb} — {to}.")
        }
        Msg::TieSpoken(from, verb, to, date) => format!("{from} — {verb} — {to}, {date}."),
        Msg::Selected(name, n) => {
            format!("Открыто: {name}. {}.", ru_count(*n, "связь", "связи", "связей"))
        }
        Msg::SelectionCleared => "Ничего не выбрано.".into(),
        Msg::ListTitle => "Все записи".into(),
        Msg::ListCount { entries, disputed } => format!(
            "{}, отчасти спорных: {}",
            ru_count(*entries, "запись", "записи", "записей"),
            number(Lang::Ru, *disputed)
        ),
        Msg::ColumnDate => "Дата".into(),
        Msg::ColumnEntry => "Запись".into(),
        Msg::ColumnRegion => "Область".into(),
        Msg::ColumnConnections => "Связи".into(),
        Msg::SortBy(column) => format!("Упорядочить: {}", lowercase(column)),
        Msg::Undated => "без даты".into(),
        Msg::FilterList => "Отобрать по имени".into(),
        Msg::Presets => "Промежуток времени".into(),
        Msg::PresetFebruary => "Февраль 1956".into(),
        Msg::CursorLabel => "День курсора".into(),
        Msg::OverviewLabel => "Датированные факты по годам, 1917–1991".into(),
        Msg::OverviewHint => "фактов в год".into(),
        Msg::BrushStart => "Начало промежутка".into(),
        Msg::BrushEnd => "Конец промежутка".into(),
        Msg::NothingDated => "Здесь нет датированных фактов".into(),
        Msg::NearestFacts => "Ближайшие факты — по обе стороны.".into(),
        Msg::OnThisDay(0) => "Другого этим днём не датировано.".into(),
        Msg::OnThisDay(n) => format!("В этот день: {}.", ru_count(*n, "факт", "факта", "фактов")),
        Msg::KeysTitle => "Клавиши".into(),
        Msg::KeyMeaning(key) => match key {
            KeyHelp::Tab => "шапка, легенда, сеть, лента, запись",
            KeyHelp::Arrows => "в сети: ближайшая запись в этом направлении",
            KeyHelp::Brackets => "предыдущая, следующая связь записи",
            KeyHelp::Enter => "открыть",
            KeyHelp::Escape => "закрыть, затем снять выбор",
            KeyHelp::Slash => "поиск",
            KeyHelp::Views => "сеть, список",
            KeyHelp::Days => "курсор на день назад, вперёд",
            KeyHelp::Facts => "курсор к предыдущему, следующему факту",
            KeyHelp::Zoom => "приблизить, отдалить, показать всё",
            KeyHelp::TimelineArrows => "на ленте: предыдущий, следующий факт",
            KeyHelp::HomeEnd => "первая, последняя запись",
            KeyHelp::Question => "эта справка",
        }
        .into(),
        Msg::SingleKeys => "Команды одной клавишей".into(),
        Msg::AboutIce => {
            "Лёд — образ идущего времени. Он не измеряет свободу ни в одной стране.".into()
        }
        Msg::LicenceLine(version, licence) => {
            format!("Версия данных {version}. Содержание: {licence}.")
        }
        Msg::ReadingEdition => "Издание для чтения".into(),
        Msg::NoCanvas => {
            "Этот браузер не может нарисовать картину. Все записи есть в списке.".into()
        }
        Msg::StillRead => "Всё можно прочесть и без картины:".into(),
        Msg::LinkProblem(problem) => {
            let (key, value) = (&problem.key, &problem.value);
            match problem.reason {
                Reason::UnknownKey => format!("В ссылке есть «{key}», здесь это ничего не значит."),
                Reason::UnknownEntry => format!("Ссылка ведёт к «{value}», такой записи нет."),
                Reason::UnknownWord => format!("В ссылке {key} = «{value}», такого значения нет."),
                Reason::NotADate => format!("В ссылке {key} = «{value}», это не дата."),
                Reason::NotACamera => format!("В ссылке {key} = «{value}», это не вид."),
            }
        }
        Msg::DataProblems(n) => format!(
            "Не удалось показать: {}. Подробности — в консоли браузера.",
            ru_count(*n, "запись", "записи", "записей")
        ),
        Msg::Loading(0) => "Экспозиция загружается.".into(),
        Msg::Loading(n) => {
            format!("Загружается: {}.", ru_count(*n, "запись", "записи", "записей"))
        }
        Msg::ClassName(class) => match class {
            RelationClass::Tie => "связь",
            RelationClass::Act => "действие",
            RelationClass::Consequence => "следствие",
            RelationClass::Passing => "передача текста",
        }
        .into(),
        Msg::Country => "Страна".into(),
        Msg::OpenPanel => "Открыть".into(),
        Msg::NotInPicture => "Скрыто на картине фильтром.".into(),
        Msg::SheetHandle => "Увеличить или уменьшить панель".into(),
        Msg::WheelHint(key) => format!("{key} + колесо — масштаб"),
        Msg::CitationRetrieved(link, date) => format!("{link} (дата обращения: {date})"),
    }
}
