-- Public holidays for readers. The step extendDates fills the table from a library, so its comments say what that means.
comment on table warehouse.holiday is
    'Grain: one day on which one country keeps a national public holiday; every year of warehouse.dim_date';
comment on column warehouse.holiday.day is
    'The day on which it is kept: where the country moves a holiday off a weekend, the day it moves to';
comment on column warehouse.holiday.name is
    'English name; of several holidays on one day all names in alphabetical order, parted by commas';

create view bi.holidays as
select day, country, name as holiday_name
from warehouse.holiday;
comment on view bi.holidays is
    'Grain: one day on which one country keeps a national public holiday. Join facts by event_day, and by country through '
    'geography. A country whose holidays are not known has no rows';
comment on column bi.holidays.day is
    'The day on which it is kept: where the country moves a holiday off a weekend, the day it moves to';
comment on column bi.holidays.country is 'Country, as in bi.geography';
comment on column bi.holidays.holiday_name is
    'English name; of several holidays on one day all names in alphabetical order, parted by commas';

-- the grants on bi were given for the views that there were then
grant select on bi.holidays to bi_reader, api_reader, console_app;
