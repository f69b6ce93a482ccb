-- Reads every row of a table that is adopted, whose columns the view adopt_source gives as text, and says what becomes of
-- it. These are the rules: what a script may have written, and what it means. Texts that stand for nothing (empty, NaN,
-- None) are null; a trial run that was written down as failed has no result; times without a zone are of the zone given,
-- digits beyond the microsecond are cut off. Of rows with one identity the last one written counts.
-- params : client, zone text (of times without one), time_zone text (what a day is); types text[] (those that are taken),
--          now bigint (microseconds since 1970), anywhere boolean (the source does not know lis_result_sourcedid)
-- returns: nothing
insert into adopt_row (
  day, verdict, created_at, user_id, attempt_type, is_correct, oauth_consumer_key, lis_result_sourcedid,
  lis_outcome_service_url, place, reasons, raw)
select
  (instant at time zone :#time_zone::text)::date,
  case
    when cardinality(reasons) > 0 then 'REFUSED'
    when nth > 1 then 'DUPLICATE'
    when exists (
      select from adopt_stored s
      where s.created_at = instant and s.client = :#client and s.user_id = r.user_id and s.attempt_type = r.attempt_type
        and (s.lis_result_sourcedid is not distinct from r.lis_result_sourcedid or :#anywhere::boolean)
    ) then 'KNOWN'
    else 'NEW'
  end,
  instant, user_id, attempt_type, correct, oauth_consumer_key, lis_result_sourcedid, lis_outcome_service_url,
  -- the user at its end says nothing of the place, and without it few different texts are left
  coalesce(regexp_replace(lis_result_sourcedid, ':[0-9A-Za-z_-]*$', ':'), ''),
  reasons,
  case when cardinality(reasons) > 0 then
    convert_to(json_build_object(
      'lti_user_id', user_id,
      'passback_params', json_build_object(
        'oauth_consumer_key', oauth_consumer_key, 'lis_result_sourcedid', lis_result_sourcedid,
        'lis_outcome_service_url', lis_outcome_service_url),
      'is_correct', case when readable_grade then to_json(grade) else to_json(is_correct) end,
      'attempt_type', attempt_type,
      'created_at',
        coalesce(to_char(instant at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), created_at))::text, 'UTF8')
  end
from (
  select *,
    case when cardinality(reasons) = 0 then
      row_number() over (
        partition by cardinality(reasons) = 0, instant, user_id, attempt_type, lis_result_sourcedid
        order by seq desc nulls last, grade desc nulls last, lis_outcome_service_url desc nulls last)
    end as nth
  from (
    select *,
      case when attempt_type = 'run' then null else grade end as correct,
      array_remove(array[
        case
          when user_id is null then 'lti_user_id is missing'
          when btrim(user_id) = '' then 'lti_user_id is blank'
          when length(user_id) > 255 then 'lti_user_id is longer than 255 characters'
        end,
        case when octet_length(lis_result_sourcedid) > 1000 then 'lis_result_sourcedid is longer than 1,000 bytes' end,
        case
          when not readable_grade then
            'is_correct is not 0, 1, true, false or null (got ' || regexp_replace(left(is_correct, 40), '[^[:print:]]', '.', 'g') || ')'
          when grade and attempt_type = 'run' then 'is_correct is set on a trial run (got true)'
        end,
        case
          when attempt_type is null then 'attempt_type is missing'
          when attempt_type <> all (:#types::text[]) then
            'attempt_type is not one of ' || array_to_string(:#types::text[], ', ')
            || ' (got ' || regexp_replace(left(attempt_type, 40), '[^[:print:]]', '.', 'g') || ')'
        end,
        case
          when created_at is null then 'created_at is missing'
          when not readable_time then
            'created_at is not like 2023-05-31 09:16:11.313646 (got '
            || regexp_replace(left(created_at, 40), '[^[:print:]]', '.', 'g') || ')'
          when instant is null then 'created_at is not in the years 2000 to 2100 (got ' || created_at || ')'
          when instant > timestamptz 'epoch' + :#now::bigint * interval '1 microsecond' + interval '10 minutes' then
            'created_at is more than 10 minutes in the future (got ' || created_at || ')'
        end
      ], null) as reasons
    from (
      select *,
        case
          when not readable_time or left(created_at, 4) not between '2000' and '2100' then null
          when substr(created_at, 20) ~ '[Z+-]' then created_at::timestamptz
          else created_at::timestamp at time zone :#zone::text
        end as instant
      from (
        select
          seq, attempt_type, oauth_consumer_key, is_correct,
          case when user_id not in ('nan', 'NaN', 'None', 'null') then user_id end as user_id,
          case when lis_result_sourcedid not in ('', 'nan', 'NaN', 'None', 'null') then lis_result_sourcedid end
            as lis_result_sourcedid,
          case when lis_outcome_service_url not in ('', 'nan', 'NaN', 'None', 'null') then lis_outcome_service_url end
            as lis_outcome_service_url,
          case
            when word in ('true', 't') or word ~ '^1(|\.0*)$' then true
            when word in ('false', 'f') or word ~ '^0(|\.0*)$' then false
          end as grade,
          word is null or word in ('', 'nan', 'none', 'null', 'true', 't', 'false', 'f') or word ~ '^[01](|\.0*)$'
            as readable_grade,
          case when length(created_at) > 26 then regexp_replace(created_at, '(\.\d{6})\d+', '\1') else created_at end
            as created_at,
          coalesce(created_at ~ (
            '^(\d{4}-((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)'
            || '|20([02468][048]|[13579][26])-02-29)'
            || '[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(|\.\d{1,9})(|Z|[+-](0\d|1[0-5])(|(|:)[0-5]\d))$'), false) as readable_time
        from (
          select *, lower(btrim(is_correct)) as word
          from adopt_source
          offset 0 -- each level is computed once a row, not once for every use
        ) as words
        offset 0
      ) as texts
      offset 0
    ) as instants
    offset 0
  ) as judged
) as r
