"""The starter register: the 2017 and 2019 NATO letters as they were given, and the 27 pledges found in them.

The status updates are only those that the letters themselves prove. Titles, parties and topics are ours.
"""
