using SkiaSharp;

namespace GhostFaceNets.Reports;

/// <summary>Finds room for the names of points: right, left, above, below or aslant of each, where no point and no name placed before is in the way.</summary>
internal sealed class LabelPlacement
{
    private const float Gap = 4;

    // The side of the point on which the text lies: -1, 0 or 1 across and down.
    private static readonly (int Across, int Down)[] Sides = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)];

    private readonly SKRect _area;
    private readonly List<SKRect> _taken = [];

    /// <summary>Begins with points that are in the way of every name.</summary>
    /// <param name="area">Where names may be, in pixels.</param>
    /// <param name="points">Places and radii.</param>
    public LabelPlacement(SKRect area, IEnumerable<(SKPoint Place, float Radius)> points)
    {
        _area = area;
        foreach (var (place, radius) in points) _taken.Add(SKRect.Create(place.X - radius, place.Y - radius, 2 * radius, 2 * radius));
    }

    /// <summary>The text's upper left corner relative to the point, and takes its room; null where there is none.</summary>
    public SKPoint? Place(SKPoint point, float radius, SKSize text)
    {
        foreach (var (across, down) in Sides)
        {
            // Aslant the text may come nearer, because the point is round.
            var distance = across != 0 && down != 0 ? 0.7f * radius : radius + Gap;
            var corner = new SKPoint(
                across switch { 1 => distance, -1 => -distance - text.Width, _ => -text.Width / 2 },
                down switch { 1 => distance, -1 => -distance - text.Height, _ => -text.Height / 2 });
            var room = SKRect.Create(point + corner, text);
            if (!_area.Contains(room) || _taken.Exists(room.IntersectsWith)) continue;
            _taken.Add(room);
            return corner;
        }

        return null;
    }
}
