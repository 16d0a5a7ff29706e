-- severity: ERROR
-- sentence: every version of a customer or product begins before it ends
-- scope: everything
-- database: warehouse
select dimension, natural_key, surrogate_key, valid_from, valid_to
from quality.version
where valid_from >= valid_to
