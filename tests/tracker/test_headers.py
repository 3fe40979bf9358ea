import pytest

from tests.factories import make_pledge

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}


@pytest.fixture
def client(analyst, client_as):
    return client_as(analyst)


@pytest.mark.parametrize(
    "address", ["/", "/pledges/?foo=1", "/pledges/P-999/", "/accounts/login/", "/pledges/export.csv"]
)
def test_every_answer_carries_the_headers(client, address):
    make_pledge()

    headers = client.get(address).headers

    assert {part.strip() for part in headers["Content-Security-Policy"].split(";")} == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == "camera=(), geolocation=(), microphone=()"
    assert "no-store" in headers["Cache-Control"]
    assert "private" in headers["Cache-Control"]


@pytest.mark.parametrize(
    "address", ["/pledges/?q=%00", "/pledges/a%00b/", "/pledges/?%00=1", "/admin/tracker/pledge/?status=%00"]
)
def test_a_nul_is_a_wrong_request(client, address):
    assert client.get("/pledges/").status_code == 200

    assert client.get(address).status_code == 400


def test_a_nul_in_a_cookie_is_a_wrong_request(client):
    assert client.get("/pledges/", headers={"cookie": 'sessionid="abcdefgh\\000ijkl"'}).status_code == 400


def test_an_unknown_host_is_a_wrong_request(client):
    assert client.get("/pledges/", headers={"host": "evil.example"}).status_code == 400


def test_the_process_says_that_it_lives(db, django_assert_num_queries):
    from django.test import Client

    with django_assert_num_queries(0):
        response = Client().get("/health/live")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.parametrize(
    "address", ["/pledges/%ff%fe/", "/pledges/?q=%ed%a0%80", "/pledges/" + "9" * 5000 + "/"]
)
def test_odd_addresses_are_no_server_error(client, address):
    assert client.get(address).status_code in {200, 400, 404}
