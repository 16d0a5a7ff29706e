-- Zero rows: every version holds for some time.
select dimension, natural_key, surrogate_key, valid_from, valid_to
from version
where valid_from >= valid_to
