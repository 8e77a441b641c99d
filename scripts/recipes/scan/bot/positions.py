"""Watches the positions of one currency."""

import asyncio
import json

import websockets

ADDRESS = "wss://test.deribit.com/ws/api/v2"


async def positions(currency: str) -> list:
    async with websockets.connect(ADDRESS) as socket:
        await socket.send(json.dumps({
            "jsonrpc": "2.0",
            "id": 1,
            "method": "private/get_positions",
            "params": {"currency": currency},
        }))
        return json.loads(await socket.recv())["result"]


async def follow(socket, instrument: str) -> None:
    await socket.send(json.dumps({
        "jsonrpc": "2.0",
        "id": 2,
        "method": "private/subscribe",
        "params": {"channels": [f"user.orders.{instrument}.raw"]},
    }))


if __name__ == "__main__":
    print(asyncio.run(positions("BTC")))
