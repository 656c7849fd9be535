"""Twenty promising practices: real ones, summed up in words of our own and without figures we cannot vouch for."""

from hub.demo.practices.agencies import AGENCIES
from hub.demo.practices.agreements import AGREEMENTS
from hub.demo.practices.corridors import CORRIDORS
from hub.demo.practices.enforcement import ENFORCEMENT
from hub.demo.practices.laws import LAWS
from hub.demo.practices.partners import PARTNERS

PRACTICES = (*LAWS, *AGREEMENTS, *ENFORCEMENT, *CORRIDORS, *AGENCIES, *PARTNERS)
